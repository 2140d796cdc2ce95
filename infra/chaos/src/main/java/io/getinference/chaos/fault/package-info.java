/** What goes wrong, in an order that a seed decides, and what was seen of it. */
@NullMarked
package io.getinference.chaos.fault;

import org.jspecify.annotations.NullMarked;
