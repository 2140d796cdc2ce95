package io.getinference.metering.journal;

import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.AccountState;
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
    private final int entriesMax;

    FoldListener(AccountChanges changes, JournalCounters counters, JournalSettings settings) {
        this.changes = changes;
        this.counters = counters;
        this.entriesMax = settings.stateEntriesMax();
    }

    void applied(AccountId account, AccountState before, Applied applied) {
        changes.changed(account);
        for (Effect effect : applied.effects()) {
            counters.count(effect);
            if (effect instanceof Effect.Reclaimed reclaimed) {
                LOG.warn("reclaimed a lease of {}: {}", account, reclaimed);
            }
        }
        if (applied.state().frozen() && !before.frozen()) {
            LOG.error("{} is frozen: too much of its usage waits to be corrected", account);
        }
        watchSize(account, before.entries(), applied.state().entries());
    }

    /** A state is stored as a whole; long before it is too large for that, someone should know. */
    private void watchSize(AccountId account, int before, int after) {
        counters.size(after);
        if (after > entriesMax && before <= entriesMax) {
            counters.large();
            LOG.error("the state of {} has grown to {} entries", account, after);
        }
    }

    void quarantined(String reason) {
        counters.quarantined();
        LOG.error("quarantined a record of the journal: {}", reason);
    }
}
