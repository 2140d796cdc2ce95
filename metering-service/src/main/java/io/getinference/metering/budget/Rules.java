package io.getinference.metering.budget;

import io.getinference.common.event.RulesSet;

import java.time.Duration;

/**
 * How money is leased. Rules are a part of the state: another value would decide a replayed past
 * differently, so new ones begin at an event in the journal, never at a deploy or a setting. The
 * bounds below are as much a part of the journal's meaning and never change.
 *
 * @param leaseValid new holds may be taken from a lease this long after it was set
 * @param reclaimAfter after that, longer than any request may run: money still out then belongs to
 *     a gateway that is gone
 * @param share at most one part in so many of what is left is leased ahead, so that one gateway
 *     cannot take it all
 */
record Rules(Duration leaseValid, Duration reclaimAfter, long share) {

    /** They hold until the account's journal says otherwise. */
    static final Rules FIRST = new Rules(Duration.ofSeconds(30), Duration.ofHours(1), 4);

    /**
     * Gaps remembered in one sequence of numbers; honest sources leave a few while records are
     * late.
     */
    static final int GAPS_MAX = 1000;

    /** Quarantined usage remembered until it is corrected; beyond it the account is frozen. */
    static final int QUARANTINED_MAX = 1000;

    /**
     * The longest that a completion may run, as gateways bound it; what a row's completions were
     * granted of those that may run at once is free so long after its validity.
     */
    static final Duration RUNNING_MAX = Duration.ofMinutes(10);

    /** The longest that a key waits for the tokens of one request. */
    static final Duration DEBT_MAX = Duration.ofHours(1);

    static Rules of(RulesSet set) {
        return new Rules(
                Duration.ofSeconds(set.leaseValidSeconds()),
                Duration.ofSeconds(set.reclaimAfterSeconds()),
                set.share());
    }
}
