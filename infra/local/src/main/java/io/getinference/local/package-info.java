/**
 * The launcher behind {@code ./run}: the whole platform on one machine, started and stopped as one.
 */
@NullMarked
package io.getinference.local;

import org.jspecify.annotations.NullMarked;
