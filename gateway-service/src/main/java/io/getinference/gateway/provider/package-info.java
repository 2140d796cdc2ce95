/**
 * What the gateway asks of a provider and what it gets back, in words that belong to neither side's
 * wire format.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.gateway.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
