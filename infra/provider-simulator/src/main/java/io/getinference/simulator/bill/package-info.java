/** The append-only log of what the providers billed; uses json and model. */
@NullMarked
package io.getinference.simulator.bill;

import org.jspecify.annotations.NullMarked;
