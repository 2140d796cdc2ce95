package io.getinference.gateway.store;

import java.util.List;

/** Entries under keys of ASCII, on the gateway's own disk. Used by any number of threads. */
public interface Store extends AutoCloseable {

    /**
     * Makes changes, all or none of them. What is written survives the death of this process; that
     * of its machine only once it is synced.
     *
     * @throws StoreFailure if they could not be made
     */
    void write(Changes changes) throws StoreFailure;

    /**
     * Forces to disk whatever was written before this call.
     *
     * @throws StoreFailure if it is not certain to be there
     */
    void sync() throws StoreFailure;

    /**
     * The first entries of a range, in the order of their keys.
     *
     * @param max entries at most
     * @throws StoreFailure if they cannot be read
     */
    List<Entry> read(Range range, int max) throws StoreFailure;

    /** Afterwards everything else fails. */
    @Override
    void close();
}
