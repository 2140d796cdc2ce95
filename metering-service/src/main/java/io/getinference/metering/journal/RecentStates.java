package io.getinference.metering.journal;

import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.AccountState;

import org.apache.kafka.streams.state.KeyValueStore;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of one task's accounts: written to the store at once, and read from it only where they
 * were not used lately. Reading one takes several times as long as applying an event to it. The
 * task is the store's only writer, so what is remembered is what is stored.
 */
final class RecentStates {

    private static final float LOAD = 0.75f;

    private final KeyValueStore<String, AccountState> store;
    private final Map<AccountId, AccountState> recent;

    RecentStates(KeyValueStore<String, AccountState> store, int statesMax) {
        this.store = store;
        this.recent =
                new LinkedHashMap<>(16, LOAD, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<AccountId, AccountState> entry) {
                        return size() > statesMax;
                    }
                };
    }

    AccountState of(AccountId account) {
        AccountState known = recent.get(account);
        if (known != null) {
            return known;
        }
        AccountState stored = store.get(Stores.key(account));
        return stored == null ? AccountState.NEW : stored;
    }

    void put(AccountId account, AccountState state) {
        store.put(Stores.key(account), state);
        recent.put(account, state);
    }
}
