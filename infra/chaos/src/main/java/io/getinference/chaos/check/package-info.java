/** The invariants, each a pure check of a run's evidence that says expected, actual, difference. */
@NullMarked
package io.getinference.chaos.check;

import org.jspecify.annotations.NullMarked;
