/**
 * The platform as real processes on this machine, each of which can be killed, stopped, started.
 */
@NullMarked
package io.getinference.chaos.cluster;

import org.jspecify.annotations.NullMarked;
