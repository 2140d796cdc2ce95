/** The Gemini Developer API in its real shapes; uses call and what call uses. */
@NullMarked
package io.getinference.simulator.gemini;

import org.jspecify.annotations.NullMarked;
