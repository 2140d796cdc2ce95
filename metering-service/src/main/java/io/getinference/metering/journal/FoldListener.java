package io.getinference.metering.journal;

import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.Applied;
import io.getinference.metering.budget.Effect;
import io.getinference.metering.owner.AccountChanges;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the rest of the process hears from the fold, after the stores have it. */
@Component
class FoldListener {

    private static final Logger LOG = LoggerFactory.getLogger(FoldListener.class);

    private final AccountChanges changes;
    private final JournalCounters counters;

    FoldListener(AccountChanges changes, JournalCounters counters) {
        this.changes = changes;
        this.counters = counters;
    }

    void applied(AccountId account, Applied applied) {
        changes.changed(account);
        for (Effect effect : applied.effects()) {
            counters.count(effect);
            if (effect instanceof Effect.Reclaimed reclaimed) {
                LOG.warn("reclaimed a lease of {}: {}", account, reclaimed);
            }
        }
    }

    void quarantined(String reason) {
        counters.quarantined();
        LOG.error("quarantined a record of the journal: {}", reason);
    }
}
