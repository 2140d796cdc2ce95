package io.getinference.metering.journal;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.SpendOf;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import java.util.Map;

/** The stores beside the journal: their names, which are for ever, and their keys. */
final class Stores {

    /** Account id to {@link AccountState}. */
    static final String BUDGET = "budget";

    /** {@link #key(SpendOf)} to {@link Spend}. */
    static final String SPEND = "spend";

    /** {@link HourKey} to {@link Spend}. */
    static final String HOURS = "hours";

    /** {@link ClaimKeys} to a claim, to nothing, and to a {@link ClaimTally}. */
    static final String CLAIMS = "claims";

    private Stores() {}

    static String key(AccountId account) {
        return account.value();
    }

    static String key(SpendOf whose) {
        String account = whose.account().value();
        return switch (whose) {
            case SpendOf.Account _ -> account;
            case SpendOf.Key(_, KeyId key) -> account + "/" + key.value();
            case SpendOf.Team(_, TeamId team) -> account + "/" + team.value();
            case SpendOf.Model(_, PublicModel model) -> account + "/model/" + model.value();
        };
    }

    /** Cache off: the authority answers from what it has written. */
    static StoreBuilder<KeyValueStore<String, AccountState>> budget() {
        return store(BUDGET, new JsonBytes<>(AccountState.class)).withCachingDisabled();
    }

    /** Cached until the commit: a busy key changes its sums many times before. */
    static StoreBuilder<KeyValueStore<String, Spend>> spend() {
        return store(SPEND, new JsonBytes<>(Spend.class)).withCachingEnabled();
    }

    static StoreBuilder<KeyValueStore<String, Spend>> hours() {
        return store(HOURS, new JsonBytes<>(Spend.class)).withCachingEnabled();
    }

    /** Cache off: gateways are answered from what was written. */
    static StoreBuilder<KeyValueStore<String, byte[]>> claims() {
        return store(CLAIMS, Serdes.ByteArray()).withCachingDisabled();
    }

    /** Changelog on: it is the state. */
    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.String(),
                        values)
                .withLoggingEnabled(Map.of());
    }
}
