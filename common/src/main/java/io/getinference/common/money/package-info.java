/** Money, exact: a whole number of nano-dollars and the only arithmetic on it besides rating. */
@NullMarked
package io.getinference.common.money;

import org.jspecify.annotations.NullMarked;
