package io.getinference.gateway.idempotency;

import io.getinference.common.claim.ClaimAnswer;

/** What the authority says to a claim. */
sealed interface ClaimHeard {

    /** This request holds the key now, or another does. */
    record Answered(ClaimAnswer answer) implements ClaimHeard {}

    /** The account has claimed too many keys. */
    record Full() implements ClaimHeard {}

    /**
     * Nobody can say at the moment; the claim may count all the same.
     *
     * @param why for people who read logs
     */
    record Unknown(String why) implements ClaimHeard {}
}
