package io.getinference.billing.taking;

import io.getinference.billing.credit.PostgresStandings;
import io.getinference.billing.ledger.Contradiction;
import io.getinference.billing.ledger.Ledger;
import io.getinference.common.event.CreditTaken;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Posts credit that was taken. Call it in a transaction. */
@Component
public class TakingBook {

    private static final Logger log = LoggerFactory.getLogger(TakingBook.class);

    private final PostgresTakings takings;
    private final PostgresStandings standings;
    private final Ledger ledger;
    private final MeterRegistry meters;

    TakingBook(
            PostgresTakings takings,
            PostgresStandings standings,
            Ledger ledger,
            MeterRegistry meters) {
        this.takings = takings;
        this.standings = standings;
        this.ledger = ledger;
        this.meters = meters;
    }

    /**
     * Posts a piece once.
     *
     * @throws Contradiction if it was posted before and says something else now
     */
    public Ledger.Outcome post(CreditTaken taken) {
        if (!takings.add(taken)) {
            if (!takings.has(taken)) {
                throw Contradiction.ofRepetition(TakingPostings.key(taken));
            }
            return Ledger.Outcome.ALREADY_POSTED;
        }
        TakingPostings.of(taken).ifPresent(ledger::postFirst);
        standings.taken(taken);
        if (!takings.wasAsked(taken)) {
            log.error("{} takes credit that billing did not ask back", taken.takingId());
            meters.counter("billing.takings.unasked").increment();
        }
        return Ledger.Outcome.POSTED;
    }
}
