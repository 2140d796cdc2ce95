package io.getinference.billing.usage;

import io.getinference.billing.price.Prices;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.UnreadableEvent;
import io.getinference.common.event.UsageRated;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Set;

/**
 * Books one record of {@code rated-usage} at a time: what it says and the place after it are one
 * transaction, so that after any crash reading goes on exactly where booking stopped.
 */
@Component
class RatedUsageRecords {

    private final UsageBook book;
    private final Audit audit;
    private final PostgresPlaces places;
    private final PostgresParkedRecords parked;
    private final TransactionOperations transactions;
    private final UsageCounts counts;

    RatedUsageRecords(
            UsageBook book,
            Prices prices,
            PostgresPlaces places,
            PostgresParkedRecords parked,
            TransactionOperations transactions,
            UsageCounts counts) {
        this.book = book;
        this.audit = new Audit(prices);
        this.places = places;
        this.parked = parked;
        this.transactions = transactions;
        this.counts = counts;
    }

    /**
     * Books a record. Only a failure that may pass, as of the database, leaves as an exception; a
     * record that can never be posted is parked, since it must neither be lost nor hold up those
     * behind it.
     */
    Booking book(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        Booking booking;
        try {
            booking = post(consumed);
        } catch (UnreadableEvent
                | DataIntegrityViolationException
                | ArithmeticException
                | IllegalArgumentException e) {
            booking = park(consumed, e);
        }
        counts.count(booking);
        return booking;
    }

    private Booking post(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        UsageRated rated =
                EventRecords.read(UsageRated.class, consumed.headers(), consumed.value());
        Set<AuditFinding> findings = audit.of(rated);
        Booking booking =
                transactions.execute(status -> {
                    places.done(Place.of(consumed));
                    return book.post(rated, findings);
                });
        if (booking == Booking.POSTED) {
            counts.found(rated.usage().attemptId(), findings);
        }
        return booking;
    }

    private Booking park(ConsumerRecord<byte[], byte @Nullable []> consumed, RuntimeException e) {
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        Place place = Place.of(consumed);
        transactions.executeWithoutResult(status -> {
            parked.park(consumed, reason);
            places.done(place);
        });
        counts.parked(place, reason);
        return Booking.PARKED;
    }
}
