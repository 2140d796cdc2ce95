/** Gemini, through Google's Generative Language API. */
@NullMarked
package io.getinference.gateway.provider.gemini;

import org.jspecify.annotations.NullMarked;
