package io.getinference.billing.taking;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.outbox.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.util.List;

/**
 * Tells the journal of grants whose time has come, each once, by however many instances. What is
 * left of them, its fold decides.
 */
@Component
class Expiries {

    private final PostgresExpiries expiries;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final TakingSettings settings;

    Expiries(
            PostgresExpiries expiries,
            Outbox outbox,
            TransactionOperations transactions,
            TakingSettings settings) {
        this.expiries = expiries;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Tells of one batch; those that are left come with the next one. */
    void tellDue(Instant now) {
        List<Expiry> due = expiries.due(now, settings.expiriesMax());
        due.forEach(expiry -> transactions.executeWithoutResult(status -> tell(status, expiry)));
    }

    /**
     * The number is taken first and given back if there is nothing to tell: numbers have no gaps.
     */
    private void tell(TransactionStatus status, Expiry expiry) {
        long number = outbox.nextNumber(expiry.account());
        if (expiries.told(expiry, number)) {
            outbox.add(new CreditExpired(expiry.account(), number, expiry.grant()));
        } else {
            status.setRollbackOnly();
        }
    }
}
