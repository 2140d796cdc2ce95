package io.getinference.metering.budget;

import io.getinference.common.event.RateTotal;

import org.jspecify.annotations.Nullable;

/**
 * What a row has of a bucket, in totals.
 *
 * @param used as its gateway said last
 * @param granted what was taken out of the bucket for it
 */
record Share(long used, long granted) {

    /**
     * What the row had before it asked. A gateway that begins to count, or has begun anew, begins
     * with what it says to have used: that was nobody's, or was taken from the bucket long ago.
     */
    static Share before(@Nullable Share known, RateTotal asked) {
        return known == null || asked.used() < known.used
                ? new Share(asked.used(), asked.used())
                : known;
    }

    /**
     * Sets the totals: as much as is wanted and available, less than before where less is wanted,
     * and never less than is used.
     */
    Share set(RateTotal asked, long available) {
        long most = granted + Math.max(available, 0);
        return new Share(asked.used(), Math.max(asked.used(), Math.min(asked.wants(), most)));
    }

    /** The same, but where anything is available, all that is needed: the bucket then owes it. */
    Share overdraw(RateTotal asked, long available) {
        Share set = set(asked, available);
        return available > 0 ? new Share(set.used, Math.max(set.granted, asked.needs())) : set;
    }
}
