/** Answers that are kept for a day on a topic, sealed before they come here. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.gateway.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
