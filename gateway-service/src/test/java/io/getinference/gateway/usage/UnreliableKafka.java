package io.getinference.gateway.usage;

import io.getinference.common.event.JournalEvent;
import io.getinference.gateway.journal.Journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** A Kafka that takes, refuses, or takes and does not say so; and the producers of processes. */
final class UnreliableKafka {

    private final List<JournalEvent> log = new ArrayList<>();
    private final RandomGenerator dice;
    private int failuresPercent;

    UnreliableKafka(RandomGenerator dice) {
        this.dice = dice;
    }

    synchronized void failuresPercent(int percent) {
        failuresPercent = percent;
    }

    synchronized List<JournalEvent> log() {
        return List.copyOf(log);
    }

    private synchronized CompletableFuture<Long> take(JournalEvent event, Producer producer) {
        boolean fails = dice.nextInt(100) < failuresPercent;
        if (producer.dead || (fails && dice.nextBoolean())) {
            return CompletableFuture.failedFuture(new IllegalStateException("refused"));
        }
        log.add(event);
        return fails
                ? CompletableFuture.failedFuture(new IllegalStateException("ack lost"))
                : CompletableFuture.completedFuture((long) log.size() - 1);
    }

    /** One process's way to it. */
    final class Producer implements Journal {

        private boolean dead;

        @Override
        public CompletableFuture<Long> append(JournalEvent event, String id) {
            return take(event, this);
        }

        void kill() {
            synchronized (UnreliableKafka.this) {
                dead = true;
            }
        }
    }
}
