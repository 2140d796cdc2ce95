/**
 * How a built jar becomes a running program quickly: unpacked, and with an archive of the classes
 * that its start loads.
 */
@NullMarked
package io.getinference.local.program;

import org.jspecify.annotations.NullMarked;
