/** The Messages API in its real shapes; uses call, what call uses, and media. */
@NullMarked
package io.getinference.simulator.anthropic;

import org.jspecify.annotations.NullMarked;
