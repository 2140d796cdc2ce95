package io.getinference.billing.ledger;

/** The double-entry book. */
public interface Ledger {

    /**
     * Posts a transaction unless one of the same key was posted before; joins the caller's database
     * transaction.
     *
     * @return whether it was posted now; of two at the same time one is
     */
    Outcome post(Posting posting);

    /** All debits and credits of a ledger account, zero where nothing was ever posted. */
    Turnover turnover(LedgerAccount account);

    /** What became of a posting. */
    enum Outcome {
        POSTED,
        ALREADY_POSTED
    }
}
