package io.getinference.chaos.fault;

import io.getinference.chaos.cluster.Role;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault that has happened.
 *
 * @param fault what was done
 * @param role to what kind of process
 * @param at when it began
 * @param whole when everything was ready again
 * @param open requests that were open when it began
 * @param openThere those of them at the process that was hit, if it is a gateway
 */
public record Struck(Fault fault, Role role, Instant at, Instant whole, int open, int openThere) {

    /** Until everything was ready again. */
    public Duration took() {
        return Duration.between(at, whole);
    }
}
