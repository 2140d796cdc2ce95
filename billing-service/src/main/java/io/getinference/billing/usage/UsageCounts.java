package io.getinference.billing.usage;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Set;

/** Counts what the audit found, and says it aloud. */
@Component
class UsageCounts {

    private static final Logger log = LoggerFactory.getLogger(UsageCounts.class);

    private final MeterRegistry meters;

    UsageCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void found(String attemptId, Set<AuditFinding> findings) {
        if (!findings.isEmpty()) {
            log.error("usage {} is posted, but the audit found {}", attemptId, findings);
        }
        findings.forEach(finding ->
                meters.counter("billing.usage.findings", "finding", name(finding)).increment());
    }

    private static String name(AuditFinding finding) {
        return finding.name().toLowerCase(Locale.ROOT);
    }
}
