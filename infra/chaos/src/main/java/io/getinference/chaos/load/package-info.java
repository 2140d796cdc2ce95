/** Callers, as their programs behave: many at once, patient or not, until the money is gone. */
@NullMarked
package io.getinference.chaos.load;

import org.jspecify.annotations.NullMarked;
