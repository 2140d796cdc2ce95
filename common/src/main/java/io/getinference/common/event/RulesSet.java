package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;

import java.time.Duration;

/**
 * Other rules for leases hold from here on. From an operator; without one, the first rules hold.
 * They are facts of the journal, so a replay decides as it did.
 *
 * @param leaseValidSeconds how long a lease may be used for new holds after it was set
 * @param reclaimAfterSeconds after that, when what a gateway still has out is taken back; longer
 *     than any request may run
 * @param share at most one part in so many of what is left is leased ahead
 */
public record RulesSet(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("lease_valid_seconds") long leaseValidSeconds,
        @JsonProperty("reclaim_after_seconds") long reclaimAfterSeconds,
        @JsonProperty("share") long share)
        implements OperatorFact {

    /** Longer than any request may run. */
    public static final long RECLAIM_SECONDS_MIN = Duration.ofMinutes(15).toSeconds();

    /** The longest that a rule may last. */
    public static final long SECONDS_MAX = Duration.ofDays(365).toSeconds();

    /** The smallest share that makes sense. */
    public static final long SHARE_MAX = 1000;

    public RulesSet {
        Numbers.check(number);
        require(leaseValidSeconds >= 1 && leaseValidSeconds <= SECONDS_MAX, "lease_valid_seconds");
        require(
                reclaimAfterSeconds >= RECLAIM_SECONDS_MIN && reclaimAfterSeconds <= SECONDS_MAX,
                "reclaim_after_seconds");
        require(share >= 1 && share <= SHARE_MAX, "share");
    }

    private static void require(boolean isWithin, String what) {
        if (!isWithin) {
            throw new IllegalArgumentException(what + " is out of its bounds");
        }
    }
}
