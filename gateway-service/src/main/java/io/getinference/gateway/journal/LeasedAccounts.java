package io.getinference.gateway.journal;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.gateway.store.Changes;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.Store;
import io.getinference.gateway.store.StoreFailure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts from which this life has leased money or claimed keys, on disk before their first
 * lease or claim is: the end of a life has to be told to each of them, or both stay set aside.
 */
public final class LeasedAccounts {

    private static final String LEASED = "/leased/";

    private final Store store;
    private final LifeId life;
    private final Set<AccountId> noted = ConcurrentHashMap.newKeySet();

    LeasedAccounts(Store store, LifeId life) {
        this.store = store;
        this.life = life;
    }

    /** The accounts from which a life had leased, as far as its end is not in their journals. */
    public static List<AccountId> of(LifeId life, Store store, int max) throws StoreFailure {
        String prefix = life + LEASED;
        return store.read(Range.of(prefix), max).stream()
                .map(entry -> new AccountId(entry.key().substring(prefix.length())))
                .toList();
    }

    /** Takes an account off a life's list: the life's end is in its journal. */
    public static Changes without(LifeId life, AccountId account) {
        return Changes.NONE.delete(key(life, account));
    }

    /** Notes an account; costs nothing from the second time on. */
    void note(AccountId account) throws StoreFailure {
        if (!noted.contains(account)) {
            store.write(Changes.NONE.put(key(life, account), new byte[0]));
            store.sync();
            noted.add(account);
        }
    }

    private static String key(LifeId life, AccountId account) {
        return life + LEASED + account;
    }
}
