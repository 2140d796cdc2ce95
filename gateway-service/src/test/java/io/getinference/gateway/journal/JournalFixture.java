package io.getinference.gateway.journal;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.store.Store;

/** Journals for tests of other packages. */
public final class JournalFixture {

    private JournalFixture() {}

    /** Notes on a store to whom a life has leased, as a gateway does it. */
    public static Journal noting(Journal journal, Store store, LifeId life) {
        return new NotingJournal(journal, new LeasedAccounts(store, life));
    }
}
