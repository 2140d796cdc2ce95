/** Retries: a request that names itself is answered once, and told its answer again. */
@NullMarked
@ApplicationModule(allowedDependencies = {"answers", "budget", "caller", "journal"})
package io.getinference.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
