/** The Messages API in its real shapes; uses call and what call uses. */
@NullMarked
package io.getinference.simulator.anthropic;

import org.jspecify.annotations.NullMarked;
