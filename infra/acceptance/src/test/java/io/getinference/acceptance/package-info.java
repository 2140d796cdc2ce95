/** The whole platform, as its processes, used the way its users use it. */
@NullMarked
package io.getinference.acceptance;

import org.jspecify.annotations.NullMarked;
