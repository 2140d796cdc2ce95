package io.getinference.metering.journal;

import io.getinference.metering.spend.Spend;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One task's sums: written to their store at once, and read from it only where they were not used
 * lately. The task is the store's only writer, so what is remembered is what is stored.
 */
final class RecentSpends {

    private static final int KEPT_MAX = 2_000;
    private static final float LOAD = 0.75f;

    private final KeyValueStore<String, Spend> store;
    private final Map<String, Spend> recent =
            new LinkedHashMap<>(16, LOAD, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Spend> entry) {
                    return size() > KEPT_MAX;
                }
            };

    RecentSpends(KeyValueStore<String, Spend> store) {
        this.store = store;
    }

    @Nullable Spend get(String key) {
        Spend known = recent.get(key);
        return known == null ? store.get(key) : known;
    }

    void put(String key, Spend spend) {
        store.put(key, spend);
        recent.put(key, spend);
    }
}
