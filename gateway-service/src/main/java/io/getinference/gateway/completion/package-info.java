/** One chat completion from the caller's words to the last byte; the architecture in one method. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "caller",
            "route",
            "openai",
            "media",
            "provider",
            "attempt",
            "budget",
            "usage",
            "idempotency"
        })
package io.getinference.gateway.completion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
