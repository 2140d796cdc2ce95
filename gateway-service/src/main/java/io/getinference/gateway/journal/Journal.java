package io.getinference.gateway.journal;

import io.getinference.common.event.JournalEvent;

import java.util.concurrent.CompletableFuture;

/**
 * Appends to accounts' journals. Events of one account keep the order in which they were appended.
 */
public interface Journal {

    /**
     * Appends an event.
     *
     * @param id the same whenever this event is appended again
     * @return its offset in the account's partition, once the event is durable on every replica
     *     that must have it; failed if Kafka did not take it
     */
    CompletableFuture<Long> append(JournalEvent event, String id);
}
