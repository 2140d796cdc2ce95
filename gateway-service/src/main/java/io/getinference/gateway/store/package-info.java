/** What this gateway keeps on its disk, so that the death of its process loses nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.gateway.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
