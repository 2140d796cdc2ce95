/** Faults that a test may order, and their queue; uses json and model. */
@NullMarked
package io.getinference.simulator.fault;

import org.jspecify.annotations.NullMarked;
