/** The suite's one command: start, load, faults, settle, check, report. */
@NullMarked
package io.getinference.chaos;

import org.jspecify.annotations.NullMarked;
