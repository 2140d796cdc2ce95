package io.getinference.metering.budget;

import io.getinference.common.lease.LeaseAnswer;

/** What a gateway that asked for its lease is told. */
sealed interface LeaseOutcome {

    record Answered(LeaseAnswer answer) implements LeaseOutcome {}

    /**
     * Nothing is known about the balance, so nothing may be concluded from this.
     *
     * @param why for people who read logs
     */
    record Unavailable(String why) implements LeaseOutcome {}

    /** The account's state is not here any more: whoever has it now will know. */
    record NotHere() implements LeaseOutcome {}
}
