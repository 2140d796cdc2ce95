package io.getinference.local.process;

import java.time.Duration;

/** Measures on the monotonic clock, which no correction of the wall clock moves. */
public final class Stopwatch {

    private final long startedNanos = System.nanoTime();

    /** The time since this watch was made. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Whether more than {@code bound} has passed. */
    public boolean isOver(Duration bound) {
        return elapsed().compareTo(bound) > 0;
    }
}
