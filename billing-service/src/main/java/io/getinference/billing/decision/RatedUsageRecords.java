package io.getinference.billing.decision;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Books one record of {@code rated-usage} at a time: what it says and the place after it are one
 * transaction, so that after any crash reading goes on exactly where booking stopped.
 */
@Component
class RatedUsageRecords {

    private final DecisionBook book;
    private final PostgresPlaces places;
    private final PostgresParkedRecords parked;
    private final TransactionOperations transactions;
    private final DecisionCounts counts;

    RatedUsageRecords(
            DecisionBook book,
            PostgresPlaces places,
            PostgresParkedRecords parked,
            TransactionOperations transactions,
            DecisionCounts counts) {
        this.book = book;
        this.places = places;
        this.parked = parked;
        this.transactions = transactions;
        this.counts = counts;
    }

    /**
     * Books a record. What cannot be posted is parked, since it must neither be lost nor hold up
     * those behind it.
     */
    Booking book(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        Place place = Place.of(consumed);
        Booking booking = book.post(consumed.headers(), consumed.value(), () -> places.done(place));
        if (booking instanceof Booking.Parked(String reason)) {
            transactions.executeWithoutResult(status -> {
                parked.park(consumed, reason);
                places.done(place);
            });
            counts.parked(place, reason);
        }
        return booking;
    }
}
