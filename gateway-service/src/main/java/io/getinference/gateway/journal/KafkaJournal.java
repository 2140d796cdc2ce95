package io.getinference.gateway.journal;

import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** The journal on Kafka: an idempotent producer, acks from all replicas, never a transaction. */
final class KafkaJournal implements Journal {

    private final KafkaOperations<String, byte[]> kafka;
    private final Life life;
    private final InstantSource clock;

    KafkaJournal(KafkaOperations<String, byte[]> kafka, Life life, InstantSource clock) {
        this.kafka = kafka;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<?> append(JournalEvent event, String id) {
        EventHead head = new EventHead(id, life.id().toString(), clock.instant());
        return send(
                new ProducerRecord<>(
                        Topic.ACCOUNT_JOURNAL.topicName(),
                        null,
                        event.account().value(),
                        EventRecords.body(event),
                        EventRecords.headers(event, head)));
    }

    /**
     * A failure that is known at once, such as a Kafka that was never reached, is thrown by the
     * template; whoever appends expects it in the future like all others.
     */
    private CompletableFuture<?> send(ProducerRecord<String, byte[]> record) {
        try {
            return kafka.send(record);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
