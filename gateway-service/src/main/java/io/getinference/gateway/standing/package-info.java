/** Where the holder of an API key stands: limits, what was used, and what one request cost. */
@NullMarked
@ApplicationModule(allowedDependencies = {"budget", "caller", "completion", "openai"})
package io.getinference.gateway.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
