/** API keys: issued with a secret that is shown once, limited in number, revoked for ever. */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "announce", "limit", "model", "team"})
package io.getinference.account.apikey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
