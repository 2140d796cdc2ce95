package io.getinference.gateway.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A table without a topic. */
public final class InMemoryTable<R> implements Table<R> {

    private final Map<String, R> rows = new ConcurrentHashMap<>();
    private volatile boolean loaded = true;

    public InMemoryTable<R> with(String key, R row) {
        rows.put(key, row);
        return this;
    }

    public void remove(String key) {
        rows.remove(key);
    }

    public void loaded(boolean isLoaded) {
        loaded = isLoaded;
    }

    @Override
    public Optional<R> row(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public Collection<R> rows() {
        return List.copyOf(rows.values());
    }

    @Override
    public boolean isLoaded() {
        return loaded;
    }
}
