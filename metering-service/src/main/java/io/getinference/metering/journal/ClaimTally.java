package io.getinference.metering.journal;

/**
 * An account's claims in all.
 *
 * @param kept how many are in the store
 * @param seen the offset of the newest fact about a claim that was applied
 */
record ClaimTally(long kept, long seen) {

    static final ClaimTally NONE = new ClaimTally(0, -1);

    ClaimTally plus(long more) {
        return new ClaimTally(kept + more, seen);
    }

    ClaimTally saw(long offset) {
        return new ClaimTally(kept, Math.max(seen, offset));
    }
}
