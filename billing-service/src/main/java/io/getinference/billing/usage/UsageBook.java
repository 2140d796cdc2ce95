package io.getinference.billing.usage;

import io.getinference.billing.credit.PostgresStandings;
import io.getinference.billing.ledger.Contradiction;
import io.getinference.billing.ledger.Ledger;
import io.getinference.billing.ledger.PostingKey;
import io.getinference.billing.price.Prices;
import io.getinference.common.event.UsageRated;

import org.springframework.stereotype.Component;

import java.util.Set;

/**
 * Posts rated usage: its row, its transaction in the ledger and what it took of grants. Call it in
 * a transaction.
 */
@Component
public class UsageBook {

    private final PostgresUsage usage;
    private final Ledger ledger;
    private final PostgresStandings standings;
    private final Audit audit;
    private final UsageCounts counts;

    UsageBook(
            PostgresUsage usage,
            Ledger ledger,
            PostgresStandings standings,
            Prices prices,
            UsageCounts counts) {
        this.usage = usage;
        this.ledger = ledger;
        this.standings = standings;
        this.audit = new Audit(prices, standings);
        this.counts = counts;
    }

    /**
     * Posts usage once.
     *
     * @throws Contradiction if it was posted before and says something else now
     */
    public Ledger.Outcome post(UsageRated rated) {
        String attempt = rated.usage().attemptId();
        Set<AuditFinding> findings = audit.of(rated);
        if (!usage.add(rated, findings)) {
            if (!usage.has(rated)) {
                throw Contradiction.ofRepetition(PostingKey.ofAttempt(attempt));
            }
            return Ledger.Outcome.ALREADY_POSTED;
        }
        UsagePostings.of(rated).ifPresent(ledger::postFirst);
        standings.used(rated);
        counts.found(attempt, findings);
        return Ledger.Outcome.POSTED;
    }
}
