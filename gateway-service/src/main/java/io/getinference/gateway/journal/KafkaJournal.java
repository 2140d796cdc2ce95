package io.getinference.gateway.journal;

import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.CreditFact;
import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.LifeId;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** The journal on Kafka: an idempotent producer, acks from all replicas, never a transaction. */
final class KafkaJournal implements Journal {

    private final KafkaOperations<String, byte[]> kafka;
    private final InstantSource clock;

    KafkaJournal(KafkaOperations<String, byte[]> kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Long> append(JournalEvent event, String id) {
        EventHead head = new EventHead(id, lifeOf(event).toString(), clock.instant());
        return send(
                new ProducerRecord<>(
                        Topic.ACCOUNT_JOURNAL.topicName(),
                        null,
                        event.account().value(),
                        EventRecords.body(event),
                        EventRecords.headers(event, head)));
    }

    /**
     * Whose fact it is: an earlier life's stays that life's, so that a repetition is told as one.
     */
    private static LifeId lifeOf(JournalEvent event) {
        return switch (event) {
            case LeaseSet lease -> lease.life();
            case UsageRecorded usage -> usage.life();
            case LifeClosed closed -> closed.life();
            case ClaimFact claim -> claim.life();
            case CreditFact other ->
                    throw new IllegalArgumentException("not a gateway's: " + other);
            case OperatorFact other ->
                    throw new IllegalArgumentException("not a gateway's: " + other);
        };
    }

    /**
     * A failure that is known at once, such as a Kafka that was never reached, is thrown by the
     * template; whoever appends expects it in the future like all others.
     */
    private CompletableFuture<Long> send(ProducerRecord<String, byte[]> record) {
        try {
            return kafka.send(record).thenApply(sent -> sent.getRecordMetadata().offset());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
