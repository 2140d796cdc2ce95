package io.getinference.metering.journal;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.spend.Spend;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import java.util.Map;

/** The stores beside the journal: their names, which are for ever, and their keys. */
final class Stores {

    /** Account id to {@link AccountState}. */
    static final String BUDGET = "budget";

    /** Account id, or account and key id, to {@link Spend}. */
    static final String SPEND = "spend";

    private Stores() {}

    static String key(AccountId account) {
        return account.value();
    }

    static String key(AccountId account, KeyId key) {
        return account.value() + "/" + key.value();
    }

    static StoreBuilder<KeyValueStore<String, AccountState>> budget() {
        return store(BUDGET, new JsonBytes<>(AccountState.class));
    }

    static StoreBuilder<KeyValueStore<String, Spend>> spend() {
        return store(SPEND, new JsonBytes<>(Spend.class));
    }

    /** Changelog on: it is the state. Cache off: what was decided is there for a reader at once. */
    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.String(),
                        values)
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
