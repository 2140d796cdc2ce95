/** Which upstream model answers for a public one today, and what it costs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"caller", "table", "provider"})
package io.getinference.gateway.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
