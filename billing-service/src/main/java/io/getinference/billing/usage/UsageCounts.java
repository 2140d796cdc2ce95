package io.getinference.billing.usage;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Set;

/** Counts what became of records, and says aloud what must not happen. */
@Component
class UsageCounts {

    private static final Logger log = LoggerFactory.getLogger(UsageCounts.class);

    private final MeterRegistry meters;

    UsageCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Booking booking) {
        meters.counter("billing.usage.records", "booking", name(booking)).increment();
    }

    void found(String attemptId, Set<AuditFinding> findings) {
        if (!findings.isEmpty()) {
            log.error("usage {} is posted, but the audit found {}", attemptId, findings);
        }
        findings.forEach(finding ->
                meters.counter("billing.usage.findings", "finding", name(finding)).increment());
    }

    void contradicted(String attemptId) {
        log.error("usage {} came again and says something else; the first one stands", attemptId);
        meters.counter("billing.usage.contradictions").increment();
    }

    void parked(Place place, String reason) {
        log.error("the record at {} cannot be posted and is parked: {}", place, reason);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
