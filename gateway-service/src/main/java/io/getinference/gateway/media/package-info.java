/**
 * Pictures, recordings and files: told apart by their first bytes, and fetched where they are only
 * named.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"provider"})
package io.getinference.gateway.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
