package io.getinference.billing.decision;

import io.getinference.billing.ledger.Contradiction;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what became of records, and says aloud what must not happen. */
@Component
class DecisionCounts {

    private static final Logger log = LoggerFactory.getLogger(DecisionCounts.class);

    private final MeterRegistry meters;

    DecisionCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Booking booking) {
        meters.counter("billing.usage.records", "booking", booking.name()).increment();
    }

    void contradicted(Contradiction contradiction) {
        log.error("metering and the ledger disagree: {}", contradiction.getMessage());
        meters.counter("billing.usage.contradictions").increment();
    }

    void parked(Place place, String reason) {
        log.error("the record at {} cannot be posted and is parked: {}", place, reason);
    }
}
