package io.getinference.metering.budget;

import java.time.Duration;

/**
 * Rules version 1. They are part of the journal's meaning: another value would decide a replayed
 * past differently, so new ones begin at an event in the journal, never at a deploy or a setting.
 */
final class Rules {

    /**
     * At most this part of what is left is leased ahead, so that one gateway cannot take it all.
     */
    static final long LEASE_DIVISOR = 4;

    /** New holds may be taken from a lease this long after it was set. */
    static final Duration LEASE_VALID = Duration.ofSeconds(30);

    /** Longer than any request may run: money still out then belongs to a gateway that is gone. */
    static final Duration RECLAIM_AFTER = Duration.ofHours(1);

    /**
     * Gaps remembered in one sequence of numbers; honest sources leave a few while records are
     * late.
     */
    static final int GAPS_MAX = 1000;

    private Rules() {}
}
