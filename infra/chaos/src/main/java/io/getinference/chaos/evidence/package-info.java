/** What a run leaves behind, read from where it was written: pure data for the checks. */
@NullMarked
package io.getinference.chaos.evidence;

import org.jspecify.annotations.NullMarked;
