package io.getinference.gateway.budget;

import java.time.Duration;

/**
 * When those who were refused lately are to come back: one after the other, so that each finds what
 * it was refused for. Who would be told a later time than callers obey shares one with somebody.
 */
final class Comebacks {

    private final long latestNanos;
    private long lastNanos;

    Comebacks(Duration latest, long now) {
        this.latestNanos = latest.toNanos();
        this.lastNanos = now;
    }

    /**
     * The next one's time from now.
     *
     * @param waitNanos until there is something at all
     * @param stepNanos until there is as much as this one needs
     */
    Duration next(long waitNanos, long stepNanos, long now) {
        long first = now + waitNanos;
        long turn = (lastNanos - first > 0 ? lastNanos : first) + stepNanos;
        boolean tooLate = turn - now > latestNanos;
        lastNanos = tooLate ? now + Math.min(latestNanos, waitNanos + stepNanos) : turn;
        return Duration.ofNanos(lastNanos - now);
    }
}
