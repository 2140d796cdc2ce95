/** Who calls: an API key's holder, told from a local table without a call per request. */
@NullMarked
@ApplicationModule(allowedDependencies = {"table"})
package io.getinference.gateway.caller;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
