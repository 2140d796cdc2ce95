/** Money set aside for one request, before any provider is called. */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "journal", "provider"})
package io.getinference.gateway.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
