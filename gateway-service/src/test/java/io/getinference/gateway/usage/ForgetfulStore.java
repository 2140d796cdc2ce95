package io.getinference.gateway.usage;

import io.getinference.gateway.store.Changes;
import io.getinference.gateway.store.Entry;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.Store;
import io.getinference.gateway.store.StoreFailure;

import java.util.List;
import java.util.function.Predicate;

/**
 * A planted bug: some changes are not made together with the others, but only with the next ones.
 */
final class ForgetfulStore implements Store {

    private final Store store;
    private final Predicate<Changes.Change> late;
    private Changes forgotten = Changes.NONE;

    ForgetfulStore(Store store, Predicate<Changes.Change> late) {
        this.store = store;
        this.late = late;
    }

    /** Numbers that are taken. */
    static boolean isNumber(Changes.Change change) {
        return change instanceof Changes.Change.Put put && put.entry().key().contains("/last/");
    }

    /** Requests that are over. */
    static boolean isEnd(Changes.Change change) {
        return change instanceof Changes.Change.Delete delete && delete.key().contains("/open/");
    }

    /** Usage that waits for Kafka. */
    static boolean isUnsent(Changes.Change change) {
        return change instanceof Changes.Change.Put put && put.entry().key().contains("/unsent/");
    }

    @Override
    public synchronized void write(Changes changes) throws StoreFailure {
        store.write(forgotten.plus(chosen(changes, late.negate())));
        forgotten = chosen(changes, late);
    }

    private static Changes chosen(Changes changes, Predicate<Changes.Change> which) {
        return new Changes(changes.all().stream().filter(which).toList());
    }

    @Override
    public void sync() throws StoreFailure {
        store.sync();
    }

    @Override
    public List<Entry> read(Range range, int max) throws StoreFailure {
        return store.read(range, max);
    }

    @Override
    public void close() {
        store.close();
    }
}
