/** The Gemini Developer API in its real shapes; uses call, what call uses, and media. */
@NullMarked
package io.getinference.simulator.gemini;

import org.jspecify.annotations.NullMarked;
