package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.lease.LeaseAnswer;

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
     * Sets a row's totals without waiting. A lost message does no harm: the next one carries the
     * totals again.
     */
    void tell(LeaseSet message);
}
