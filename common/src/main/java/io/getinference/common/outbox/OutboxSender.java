package io.getinference.common.outbox;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Sends records so that an ack means that they are kept. Its producer is made at the first send, so
 * that the service starts where Kafka's address is not known yet.
 */
final class OutboxSender implements AutoCloseable {

    private final Supplier<Producer<String, byte @Nullable []>> producers;
    private @Nullable Producer<String, byte @Nullable []> producer;
    private boolean isClosed;

    OutboxSender(Map<String, Object> connection) {
        this(() -> new KafkaProducer<String, byte @Nullable []>(settings(connection)));
    }

    OutboxSender(Supplier<Producer<String, byte @Nullable []>> producers) {
        this.producers = producers;
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> all = new HashMap<>(connection);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return all;
    }

    /**
     * The future ends with the ack; an IllegalStateException once closed. No lock is held while the
     * producer looks for Kafka, or {@link #close} would wait for it.
     */
    Future<?> send(ProducerRecord<String, byte @Nullable []> message) {
        return producer().send(message);
    }

    private synchronized Producer<String, byte @Nullable []> producer() {
        if (isClosed) {
            throw new IllegalStateException("the service is stopping");
        }
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    /**
     * Drops what is not on its way yet. A send can outlive the producer's own timeouts; arriving
     * after newer ones of another instance, an old row would stand.
     */
    synchronized void forgetUnsent() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /** Ends a send that still waits. */
    @Override
    public synchronized void close() {
        isClosed = true;
        forgetUnsent();
    }
}
