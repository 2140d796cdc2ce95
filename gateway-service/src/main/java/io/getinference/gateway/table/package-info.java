/**
 * Small compacted topics, held whole in memory and followed, so that no request waits for another
 * service.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.getinference.gateway.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
