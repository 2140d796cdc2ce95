/**
 * Teams inside an account: a name and a budget that their API keys share; archived, not deleted.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "announce", "limit"})
package io.getinference.account.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
