package io.getinference.gateway.journal;

import io.getinference.common.event.JournalEvent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory that can be made to fail. */
public final class InMemoryJournal implements Journal {

    private final List<JournalEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    public void failing(boolean isFailing) {
        failing = isFailing;
    }

    public <E extends JournalEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public CompletableFuture<Long> append(JournalEvent event, String id) {
        if (failing) {
            return CompletableFuture.failedFuture(new IllegalStateException("no Kafka"));
        }
        events.add(event);
        return CompletableFuture.completedFuture((long) events.size() - 1);
    }
}
