package io.getinference.billing.usage;

import io.getinference.billing.ledger.Ledger;
import io.getinference.common.event.UsageRated;

import org.springframework.stereotype.Component;

import java.util.Set;

/** Posts rated usage: its row and its transaction in the ledger. Call it in a transaction. */
@Component
class UsageBook {

    private final PostgresUsage usage;
    private final Ledger ledger;
    private final UsageCounts counts;

    UsageBook(PostgresUsage usage, Ledger ledger, UsageCounts counts) {
        this.usage = usage;
        this.ledger = ledger;
        this.counts = counts;
    }

    Booking post(UsageRated rated, Set<AuditFinding> findings) {
        if (!usage.add(rated, findings)) {
            if (!usage.has(rated)) {
                counts.contradicted(rated.usage().attemptId());
            }
            return Booking.DUPLICATE;
        }
        UsagePostings.of(rated).ifPresent(ledger::post);
        return Booking.POSTED;
    }
}
