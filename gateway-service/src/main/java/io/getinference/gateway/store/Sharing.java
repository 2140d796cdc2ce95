package io.getinference.gateway.store;

import org.rocksdb.RocksDBException;

import java.util.concurrent.atomic.AtomicLong;

/** Runs an action for several callers at once: each is served by a run that began after it came. */
final class Sharing {

    private final Object turn = new Object();
    private final AtomicLong begun = new AtomicLong();
    private long done;

    void share(Action action) throws RocksDBException {
        long enough = begun.get() + 1;
        synchronized (turn) {
            if (done < enough) {
                long run = begun.incrementAndGet();
                action.run();
                done = run;
            }
        }
    }

    /** What is shared. */
    interface Action {
        void run() throws RocksDBException;
    }
}
