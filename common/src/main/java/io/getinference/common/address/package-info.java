/** Addresses of callers: the blocks that a key may be used from, and whether one is in them. */
@NullMarked
package io.getinference.common.address;

import org.jspecify.annotations.NullMarked;
