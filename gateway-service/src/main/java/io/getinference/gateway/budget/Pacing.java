package io.getinference.gateway.budget;

import java.time.Duration;

/** When to ask next: at once, or after pauses that double. */
final class Pacing {

    private static final int DOUBLINGS_MAX = 20;

    private final Duration first;
    private final Duration longest;
    private int pauses;
    private long untilNanos;

    Pacing(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    void pause(long nowNanos) {
        Duration next = first.multipliedBy(1L << Math.min(pauses, DOUBLINGS_MAX));
        untilNanos = nowNanos + (next.compareTo(longest) < 0 ? next : longest).toNanos();
        pauses++;
    }

    void end() {
        pauses = 0;
    }

    boolean isPausing(long nowNanos) {
        return pauses > 0 && nowNanos - untilNanos < 0;
    }
}
