package io.getinference.metering.spend;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Whole hours.
 *
 * @param from the first
 * @param to the one after the last
 */
public record HourRange(Instant from, Instant to) {

    /** Beyond any hour that was or will be booked, and still of four digits as all years before. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** Whatever there is. */
    public static final HourRange ALL = new HourRange(Instant.EPOCH, END);

    public HourRange {
        requireHour(from);
        requireHour(to);
        if (from.isAfter(to) || from.isBefore(Instant.EPOCH) || to.isAfter(END)) {
            throw new IllegalArgumentException("from is not after to");
        }
    }

    /** Open where an end is null. */
    static HourRange of(@Nullable Instant from, @Nullable Instant to) {
        return new HourRange(from == null ? Instant.EPOCH : from, to == null ? END : to);
    }

    /** Nothing where that is beyond its end. */
    HourRange startingAt(Instant later) {
        return new HourRange(later.isAfter(to) ? to : later.truncatedTo(ChronoUnit.HOURS), to);
    }

    private static void requireHour(Instant time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.HOURS))) {
            throw new IllegalArgumentException("from and to are whole hours");
        }
    }
}
