/**
 * Every identity that crosses a service border: its own type, its own prefix, checked where it is
 * made.
 */
@NullMarked
package io.getinference.common.id;

import org.jspecify.annotations.NullMarked;
