package io.getinference.billing.ledger;

import java.util.Map;

/** The double-entry book. */
public interface Ledger {

    /**
     * Posts a transaction unless one of the same key was posted before; joins the caller's database
     * transaction.
     *
     * @return whether it was posted now; of two at the same time one is
     */
    Outcome post(Posting posting);

    /**
     * Posts a transaction that cannot have been posted before, by whatever its caller keeps beside
     * the book.
     *
     * @throws Contradiction if it was; the caller's transaction must not be committed
     */
    default void postFirst(Posting posting) {
        if (post(posting) == Outcome.ALREADY_POSTED) {
            throw Contradiction.ofLists(posting.key());
        }
    }

    /**
     * All debits and credits of a ledger account by the kind of fact that moved it; kinds that
     * never did are left out.
     */
    Map<Fact, Turnover> turnovers(LedgerAccount account);

    /** All debits and credits of a ledger account, zero where nothing was ever posted. */
    default Turnover turnover(LedgerAccount account) {
        return turnovers(account).values().stream().reduce(Turnover.NONE, Turnover::plus);
    }

    /** What became of a posting. */
    enum Outcome {
        POSTED,
        ALREADY_POSTED
    }
}
