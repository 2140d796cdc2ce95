package io.getinference.metering.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket that fills all the time and that grants are taken from. All there is to know of it is
 * when it will be full (the generic cell rate algorithm); a time that is over means that it is.
 */
record Bucket(Instant full) {

    static final Bucket FULL = new Bucket(Instant.EPOCH);

    /** What is in it; negative while a debt is paid by waiting. */
    long available(Pace pace, Instant now) {
        return pace.within(pace.filling().minus(missing(now)));
    }

    /** Takes so many out; a debt is never longer than {@link Rules#DEBT_MAX}. */
    Bucket take(long units, Pace pace, Instant now) {
        Duration missing = missing(now).plus(pace.toBring(units));
        return new Bucket(now.plus(least(missing, pace.filling().plus(Rules.DEBT_MAX))));
    }

    /** Puts so many back that were taken and not used; it never holds more than its burst. */
    Bucket giveBack(long units, Pace pace, Instant now) {
        Duration missing = missing(now).minus(pace.worth(units));
        return missing.isPositive() ? new Bucket(now.plus(missing)) : FULL;
    }

    /** How long until at least one is in it. */
    Duration untilNext(Pace pace, Instant now) {
        Duration wait = missing(now).minus(pace.filling()).plus(pace.toBring(1));
        return wait.isPositive() ? wait : Duration.ZERO;
    }

    /** How long until it is full. */
    Duration missing(Instant now) {
        return full.isAfter(now) ? Duration.between(now, full) : Duration.ZERO;
    }

    /** Under another limit what is missing takes no longer than it did: a raise works at once. */
    Bucket at(Pace before, Pace after, Instant now) {
        Duration missing = missing(now);
        long units = before.within(missing) + 1;
        return missing.isZero() ? FULL : new Bucket(now.plus(least(missing, after.toBring(units))));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
