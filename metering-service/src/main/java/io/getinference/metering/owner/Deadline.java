package io.getinference.metering.owner;

import java.time.Duration;

/**
 * Until when whoever asked waits for an answer, by this process's monotonic clock.
 *
 * @param nanoTime as {@link System#nanoTime} counts
 */
public record Deadline(long nanoTime) {

    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = "io.getinference.metering.deadline";

    /** One that ends so long from now. */
    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    /** What is left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    boolean isOver() {
        return left().isZero();
    }
}
