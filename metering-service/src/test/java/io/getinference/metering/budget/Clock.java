package io.getinference.metering.budget;

import java.time.Duration;
import java.time.Instant;

/** Time in a simulation: one that truly passes, and the broker's, which may step back a little. */
final class Clock {

    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
