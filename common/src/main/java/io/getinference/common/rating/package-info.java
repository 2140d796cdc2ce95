/**
 * Turns usage into money: the code that sizes holds at the edge and charges in the core, so that
 * both agree.
 */
@NullMarked
package io.getinference.common.rating;

import org.jspecify.annotations.NullMarked;
