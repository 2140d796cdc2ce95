package io.getinference.gateway.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The store in RocksDB. A write goes to the system's page cache, which outlives the process; {@link
 * #sync} forces the log to disk. After a full disk it writes again by itself, some seconds after
 * there is room; after other failures only once it is opened anew.
 */
public final class RocksStore implements Store {

    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final long LOGS_BYTES_MAX = 16L << 20;
    private static final long INFO_BYTES_MAX = 1L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final WriteOptions unsynced = new WriteOptions();
    private final RocksDB db;

    /** Held for writing only by the closing: what is called after it would crash the process. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private final Sharing syncs = new Sharing();
    private boolean closed;

    private RocksStore(Options options, RocksDB db) {
        this.options = options;
        this.db = db;
    }

    /**
     * Opens the store in a directory, which is made where it is missing.
     *
     * @throws IllegalStateException if it is in use or damaged
     */
    public static RocksStore open(Path directory) {
        Options options = options();
        try {
            Files.createDirectories(directory);
            return new RocksStore(options, RocksDB.open(options, directory.toString()));
        } catch (RocksDBException e) {
            options.close();
            throw new IllegalStateException("the store in " + directory + " does not open", e);
        } catch (IOException e) {
            options.close();
            throw new UncheckedIOException("the store in " + directory + " cannot be made", e);
        }
    }

    @Override
    public void write(Changes changes) throws StoreFailure {
        guarded(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                for (Changes.Change change : changes.all()) {
                    switch (change) {
                        case Changes.Change.Put put ->
                                batch.put(
                                        put.entry().key().getBytes(US_ASCII), put.entry().value());
                        case Changes.Change.Delete delete ->
                                batch.delete(delete.key().getBytes(US_ASCII));
                    }
                }
                db.write(unsynced, batch);
            }
            return null;
        });
    }

    /** Whoever comes while another's sync runs shares the next one. */
    @Override
    public void sync() throws StoreFailure {
        guarded(() -> {
            syncs.share(db::syncWal);
            return null;
        });
    }

    @Override
    public List<Entry> read(Range range, int max) throws StoreFailure {
        return guarded(() -> {
            List<Entry> entries = new ArrayList<>();
            try (RocksIterator at = db.newIterator()) {
                at.seek(start(range).getBytes(US_ASCII));
                while (at.isValid() && entries.size() < max) {
                    String key = new String(at.key(), US_ASCII);
                    if (!key.startsWith(range.prefix())) {
                        break;
                    }
                    entries.add(new Entry(key, at.value()));
                    at.next();
                }
                at.status();
            }
            return entries;
        });
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                db.close();
                unsynced.close();
                options.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private static String start(Range range) {
        String next = range.after() + '\0';
        return next.compareTo(range.prefix()) > 0 ? next : range.prefix();
    }

    private <T extends @Nullable Object> T guarded(Work<T> work) throws StoreFailure {
        use.readLock().lock();
        try {
            if (closed) {
                throw new StoreFailure("the store is closed", null);
            }
            return work.run();
        } catch (RocksDBException e) {
            throw new StoreFailure("the store failed: " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
    }

    private static Options options() {
        return new Options()
                .setCreateIfMissing(true)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxTotalWalSize(LOGS_BYTES_MAX)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setMaxLogFileSize(INFO_BYTES_MAX);
    }

    private interface Work<T extends @Nullable Object> {
        T run() throws RocksDBException;
    }
}
