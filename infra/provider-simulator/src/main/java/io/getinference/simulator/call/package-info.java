/**
 * Plays one call over the wire, with its fault, and bills it; uses answer, bill, cache, fault, http
 * and model.
 */
@NullMarked
package io.getinference.simulator.call;

import org.jspecify.annotations.NullMarked;
