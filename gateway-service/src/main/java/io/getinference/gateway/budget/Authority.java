package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.lease.LeaseAnswer;

import java.util.concurrent.CompletableFuture;

/** The fold of the account's journal, which alone decides what may be spent. */
interface Authority {

    /**
     * Sets a row's totals and waits for what became of them.
     *
     * @throws BudgetUnavailable if the answer is not known in time; the message may still be
     *     applied later
     */
    LeaseAnswer ask(LeaseSet message) throws BudgetUnavailable;

    /**
     * Sets a row's totals without waiting. A lost message does no harm but to strand money: the
     * next one carries the totals again.
     *
     * @return done once the message is sure to be applied; failed if it was lost
     */
    CompletableFuture<?> tell(LeaseSet message);
}
