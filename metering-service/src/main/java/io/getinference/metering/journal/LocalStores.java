package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.spend.Spend;
import io.getinference.metering.spend.Spends;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Reads the stores of this instance. A store is asked by its partition, so that an account whose
 * partition is elsewhere is "not here" rather than "unknown".
 */
@Component
class LocalStores implements AccountStates, Spends {

    private final StreamsBuilderFactoryBean streams;
    private final int partitions;

    LocalStores(StreamsBuilderFactoryBean streams, JournalSettings settings) {
        this.streams = streams;
        this.partitions = settings.journalPartitions();
    }

    @Override
    public Reading<AccountState> of(AccountId account) {
        return read(Stores.BUDGET, account, Stores.key(account));
    }

    @Override
    public Reading<Spend> spend(AccountId account, KeyId key) {
        return read(Stores.SPEND, account, Stores.key(account, key));
    }

    @Override
    public Reading<Spend> spend(AccountId account) {
        return read(Stores.SPEND, account, Stores.key(account));
    }

    private <V> Reading<V> read(String store, AccountId account, String key) {
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null) {
            return new Reading.NotHere<>();
        }
        try {
            V value =
                    running.store(
                                    StoreQueryParameters.fromNameAndType(
                                                    store,
                                                    QueryableStoreTypes.<String, V>keyValueStore())
                                            .withPartition(partition(account)))
                            .get(key);
            return value == null ? new Reading.Unknown<>() : new Reading.Found<>(value);
        } catch (InvalidStateStoreException e) {
            return new Reading.NotHere<>();
        }
    }

    /** Where producers put the account's records. */
    private int partition(AccountId account) {
        return BuiltInPartitioner.partitionForKey(account.value().getBytes(UTF_8), partitions);
    }
}
