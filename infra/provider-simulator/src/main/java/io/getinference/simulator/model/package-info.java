/**
 * The simulator's own truth about models: limits, request rules and state by date; uses nothing
 * else here.
 */
@NullMarked
package io.getinference.simulator.model;

import org.jspecify.annotations.NullMarked;
