package io.getinference.metering.budget;

import java.time.Duration;

/**
 * How fast a bucket fills: units and time by each other, in whole numbers, always rounded against
 * whoever asks.
 *
 * @param perMinute units in a minute; at most {@code RateLimits.RATE_MAX}
 * @param burst units in a full bucket; they come on top of what a minute brings
 */
record Pace(long perMinute, long burst) {

    private static final long SECONDS = 60;
    private static final long NANOS = 1_000_000_000;

    /**
     * A burst is a 24th of a minute's worth. With the 120th that gateways may have in hand, a
     * twentieth: that is how exact a limit is kept.
     */
    private static final long PARTS = 24;

    /** Of a small limit so many may come at once, since callers do not count below it. */
    private static final long REQUESTS_AT_ONCE_MIN = 5;

    static Pace ofRequests(long perMinute) {
        return new Pace(
                perMinute, Math.max(perMinute / PARTS, Math.min(perMinute, REQUESTS_AT_ONCE_MIN)));
    }

    static Pace ofTokens(long perMinute) {
        return new Pace(perMinute, Math.max(perMinute / PARTS, 1));
    }

    /** How long it takes until so many have come, rounded up. */
    Duration toBring(long units) {
        long seconds = Math.multiplyExact(units, SECONDS);
        return Duration.ofSeconds(
                seconds / perMinute, Math.ceilDiv(seconds % perMinute * NANOS, perMinute));
    }

    /** The time that so many are worth, rounded down. */
    Duration worth(long units) {
        long seconds = Math.multiplyExact(units, SECONDS);
        return Duration.ofSeconds(seconds / perMinute, seconds % perMinute * NANOS / perMinute);
    }

    /** How many have come within a time, rounded down; negative for a negative time. */
    long within(Duration time) {
        long minutesTimesSixty = Math.multiplyExact(time.getSeconds(), perMinute);
        return Math.floorDiv(minutesTimesSixty + time.getNano() * perMinute / NANOS, SECONDS);
    }

    /** How long an empty bucket takes to be full. */
    Duration filling() {
        return toBring(burst);
    }
}
