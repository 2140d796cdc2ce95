package io.getinference.metering.claim;

import io.getinference.common.claim.ClaimAnswer;

/** What a gateway that claimed a key is told. */
sealed interface ClaimOutcome {

    record Answered(ClaimAnswer answer) implements ClaimOutcome {}

    /** The claim was applied, and the account has too many others. */
    record Full() implements ClaimOutcome {}

    /**
     * Nothing is known about the key.
     *
     * @param why for people who read logs
     */
    record Unavailable(String why) implements ClaimOutcome {}

    /** The account's state is not here any more: whoever has it now will know. */
    record NotHere() implements ClaimOutcome {}
}
