/** The simulator's own doors under /__sim; uses bill, fault, http and json. */
@NullMarked
package io.getinference.simulator.control;

import org.jspecify.annotations.NullMarked;
