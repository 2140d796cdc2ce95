/**
 * Processes that belong to the stack: how they start, become ready and end, also those of a killed
 * launcher.
 */
@NullMarked
package io.getinference.local.process;

import org.jspecify.annotations.NullMarked;
