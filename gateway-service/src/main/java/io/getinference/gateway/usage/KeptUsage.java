package io.getinference.gateway.usage;

import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.store.Changes;
import io.getinference.gateway.store.Store;
import io.getinference.gateway.store.StoreFailure;

import java.nio.charset.StandardCharsets;

/**
 * The usage of this life in the store. What could not be written is written with the next change,
 * and before it, so that the disk may be behind but never has a later change without an earlier
 * one. That stays small: while the disk fails, no request is let in.
 */
final class KeptUsage {

    private final Store store;
    private final LifeId life;
    private final UsageMeters meters;
    private Changes missed = Changes.NONE;

    KeptUsage(Store store, LifeId life, UsageMeters meters) {
        this.store = store;
        this.life = life;
        this.meters = meters;
    }

    LifeId life() {
        return life;
    }

    /** Keeps a request, or what was seen of it since. */
    void keep(OpenRequest open) throws StoreFailure {
        write(Changes.NONE.put(Keys.open(life, open.request()), Wire.JSON.writeValueAsBytes(open)));
    }

    /** The request is over and used nothing. */
    void drop(RequestId request) {
        var _ = isWritten(Changes.NONE.delete(Keys.open(life, request)));
    }

    /**
     * The request is over: in one change it is no longer open, its usage waits to be sent, and its
     * number is taken.
     *
     * @return whether the disk has it
     */
    boolean end(UsageRecorded fact) {
        return isWritten(ended(fact));
    }

    /** The usage is in Kafka. */
    void acked(UsageRecorded fact) {
        var _ = isWritten(Changes.NONE.delete(Keys.unsent(fact)));
    }

    /** Whether everything that was written is forced to disk. */
    boolean isSynced() {
        try {
            store.sync();
            return true;
        } catch (StoreFailure e) {
            meters.storeFailed(e);
            return false;
        }
    }

    static Changes ended(UsageRecorded fact) {
        return Changes.NONE
                .put(Keys.unsent(fact), Wire.JSON.writeValueAsBytes(fact))
                .put(
                        Keys.last(fact.life(), fact.account()),
                        Long.toString(fact.number()).getBytes(StandardCharsets.US_ASCII))
                .delete(Keys.open(fact.life(), fact.attempt().request()));
    }

    private synchronized void write(Changes changes) throws StoreFailure {
        try {
            store.write(missed.plus(changes));
            missed = Changes.NONE;
        } catch (StoreFailure e) {
            meters.storeFailed(e);
            throw e;
        }
    }

    private synchronized boolean isWritten(Changes changes) {
        try {
            write(changes);
            return true;
        } catch (StoreFailure e) {
            missed = missed.plus(changes);
            return false;
        }
    }
}
