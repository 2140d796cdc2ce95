package io.getinference.metering.journal;

import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.owner.AccountChanges;
import io.getinference.metering.spend.Spend;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The stores of the partitions that this instance folds: from when a partition's fold begins,
 * restored, until it ends. Unlike the streams' own view, it does not close for all while one more
 * partition is restored.
 */
@Component
class OpenStores {

    private final Map<Integer, Open> open = new ConcurrentHashMap<>();
    private final AccountChanges changes;

    OpenStores(AccountChanges changes) {
        this.changes = changes;
    }

    void opened(ProcessorContext<?, ?> context) {
        open.put(
                context.taskId().partition(),
                new Open(
                        context.getStateStore(Stores.BUDGET),
                        context.getStateStore(Stores.SPEND),
                        context.getStateStore(Stores.HOURS),
                        context.getStateStore(Stores.CLAIMS)));
        changes.moved();
    }

    void closed(int partition) {
        open.remove(partition);
        changes.moved();
    }

    boolean isOpen(int partition) {
        return open.containsKey(partition);
    }

    int count() {
        return open.size();
    }

    /** Reads; what reads may find nothing, as null. */
    <T> Reading<T> read(int partition, Function<Open, @Nullable T> reader) {
        Open stores = open.get(partition);
        if (stores == null) {
            return new Reading.NotHere<>();
        }
        try {
            @Nullable T value = reader.apply(stores);
            return value == null ? new Reading.Unknown<>() : new Reading.Found<>(value);
        } catch (InvalidStateStoreException e) {
            return new Reading.NotHere<>();
        }
    }

    /** One partition's. */
    record Open(
            ReadOnlyKeyValueStore<String, AccountState> budget,
            ReadOnlyKeyValueStore<String, Spend> spend,
            ReadOnlyKeyValueStore<String, Spend> hours,
            ReadOnlyKeyValueStore<String, byte[]> claims) {}
}
