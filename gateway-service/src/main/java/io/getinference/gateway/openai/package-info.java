/**
 * The callers' side of the wire: OpenAI's requests read and checked, its answers and errors
 * written.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"provider", "media"})
package io.getinference.gateway.openai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
