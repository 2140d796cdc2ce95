/**
 * The HTTP routes: completions, the list of models, what a key's holder may know, and the way
 * through to the other services.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "route", "openai", "completion", "standing"})
package io.getinference.gateway.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
