package io.getinference.billing.decision;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Tries parked records again, for when their cause is gone: a type that an earlier version did not
 * know, a row of the database that was missing. What is posted is settled in the same transaction;
 * trying again what is settled changes nothing.
 */
@Component
class ParkedRetries {

    private final PostgresParkedRecords parked;
    private final DecisionBook book;
    private final DecisionSettings settings;

    ParkedRetries(PostgresParkedRecords parked, DecisionBook book, DecisionSettings settings) {
        this.parked = parked;
        this.book = book;
        this.settings = settings;
    }

    /** Tries one record; empty if none of that id waits. */
    Optional<Retry> retry(long id) {
        return parked.waiting(id).map(this::retry);
    }

    /** Tries those that wait, oldest first, at most a batch, from after an id. */
    List<Retry> retryAll(long after) {
        return parked.waitingAfter(after, settings.parkedRowsMax()).stream()
                .map(this::retry)
                .toList();
    }

    private Retry retry(ParkedRecord found) {
        Booking booking =
                book.post(found.kafkaHeaders(), found.body(), () -> parked.settle(found.id()));
        if (booking instanceof Booking.Parked(String reason)) {
            parked.refused(found.id(), reason);
        }
        return new Retry(found.id(), booking);
    }

    /** What became of a record this time. */
    record Retry(long id, Booking booking) {}
}
