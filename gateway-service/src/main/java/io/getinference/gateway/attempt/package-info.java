/**
 * From a prompt to an answer that has begun: how often a provider is asked, and when not at all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"provider", "route"})
package io.getinference.gateway.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
