package io.getinference.gateway.journal;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RequestClaimed;
import io.getinference.gateway.store.StoreFailure;

import java.util.concurrent.CompletableFuture;

/**
 * Lets no lease and no claim out before its account is noted for the end of this life, which frees
 * both.
 */
final class NotingJournal implements Journal {

    private final Journal journal;
    private final LeasedAccounts leased;

    NotingJournal(Journal journal, LeasedAccounts leased) {
        this.journal = journal;
        this.leased = leased;
    }

    @Override
    public CompletableFuture<Long> append(JournalEvent event, String id) {
        if (event instanceof LeaseSet || event instanceof RequestClaimed) {
            try {
                leased.note(event.account());
            } catch (StoreFailure e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return journal.append(event, id);
    }
}
