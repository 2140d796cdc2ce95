package io.getinference.billing.decision;

import io.getinference.billing.alert.AlertBook;
import io.getinference.billing.ledger.Contradiction;
import io.getinference.billing.ledger.Ledger;
import io.getinference.billing.taking.TakingBook;
import io.getinference.billing.usage.UsageBook;
import io.getinference.common.event.BudgetReached;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.DecidedEvent;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.UnreadableEvent;
import io.getinference.common.event.UsageRated;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Posts what a record says, of whatever type it is. */
@Component
class DecisionBook {

    private final UsageBook usage;
    private final TakingBook takings;
    private final AlertBook alerts;
    private final TransactionOperations transactions;
    private final DecisionCounts counts;

    DecisionBook(
            UsageBook usage,
            TakingBook takings,
            AlertBook alerts,
            TransactionOperations transactions,
            DecisionCounts counts) {
        this.usage = usage;
        this.takings = takings;
        this.alerts = alerts;
        this.transactions = transactions;
        this.counts = counts;
    }

    /**
     * Posts a record in one transaction with what belongs to it. A record that can never be posted
     * is an outcome and leaves nothing; only a failure that may pass, as of the database, leaves as
     * an exception.
     */
    Booking post(Headers headers, byte @Nullable [] body, Runnable inTheSameTransaction) {
        Booking booking;
        try {
            booking =
                    transactions.execute(status -> {
                        inTheSameTransaction.run();
                        return post(EventRecords.read(DecidedEvent.class, headers, body));
                    });
        } catch (Contradiction e) {
            counts.contradicted(e);
            booking = parked(e);
        } catch (UnreadableEvent
                | DataIntegrityViolationException
                | ArithmeticException
                | IllegalArgumentException e) {
            booking = parked(e);
        }
        counts.count(booking);
        return booking;
    }

    private Booking post(DecidedEvent event) {
        Ledger.Outcome outcome =
                switch (event) {
                    case UsageRated rated -> usage.post(rated);
                    case CreditTaken taken -> takings.post(taken);
                    case BudgetReached reached -> alerts.keep(reached);
                };
        return switch (outcome) {
            case POSTED -> new Booking.Posted();
            case ALREADY_POSTED -> new Booking.Duplicate();
        };
    }

    private static Booking parked(RuntimeException e) {
        return new Booking.Parked(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
}
