/** What was used, as a fact that is durable before any answer is finished. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"caller", "journal", "provider", "route", "budget", "store"})
package io.getinference.gateway.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
