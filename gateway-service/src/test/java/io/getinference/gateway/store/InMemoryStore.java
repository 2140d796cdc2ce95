package io.getinference.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A store in memory that can fail, and whose process and machine can die. */
public final class InMemoryStore implements Store {

    private final TreeMap<String, byte[]> written;
    private Map<String, byte[]> synced;
    private boolean full;
    private boolean syncless;
    private boolean closed;
    private int syncs;

    public InMemoryStore() {
        this(new TreeMap<>());
    }

    private InMemoryStore(Map<String, byte[]> entries) {
        this.written = new TreeMap<>(entries);
        this.synced = entries;
    }

    /** A disk that takes no more. */
    public synchronized void full(boolean isFull) {
        full = isFull;
    }

    /** A disk that does not say that it has anything for sure. */
    public synchronized void syncless(boolean isSyncless) {
        syncless = isSyncless;
    }

    /** The process is killed: from here on nothing is written, and the next one finds this. */
    public synchronized InMemoryStore afterKill() {
        closed = true;
        return new InMemoryStore(written);
    }

    /** The machine loses its power. */
    public synchronized InMemoryStore afterPowerCut() {
        closed = true;
        return new InMemoryStore(synced);
    }

    public synchronized int syncs() {
        return syncs;
    }

    /** All keys, in order. */
    public synchronized List<String> keys() {
        return List.copyOf(written.keySet());
    }

    @Override
    public synchronized void write(Changes changes) throws StoreFailure {
        check(full);
        for (Changes.Change change : changes.all()) {
            switch (change) {
                case Changes.Change.Put put -> written.put(put.entry().key(), put.entry().value());
                case Changes.Change.Delete delete -> written.remove(delete.key());
            }
        }
    }

    @Override
    public synchronized void sync() throws StoreFailure {
        check(syncless);
        syncs++;
        synced = new TreeMap<>(written);
    }

    @Override
    public synchronized List<Entry> read(Range range, int max) throws StoreFailure {
        check(false);
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : written.tailMap(range.prefix(), true).entrySet()) {
            if (!entry.getKey().startsWith(range.prefix()) || entries.size() == max) {
                break;
            }
            if (entry.getKey().compareTo(range.after()) > 0) {
                entries.add(new Entry(entry.getKey(), entry.getValue()));
            }
        }
        return entries;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void check(boolean failing) throws StoreFailure {
        if (failing || closed) {
            throw new StoreFailure(closed ? "closed" : "no space left", null);
        }
    }
}
