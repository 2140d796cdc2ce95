/** Which instance answers for an account, and how each of them answers for all. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.metering.owner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
