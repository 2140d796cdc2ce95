package io.getinference.account.announce;

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

/**
 * Sends records so that an ack means that they are kept. Its producer is made at the first send, so
 * that the service starts where Kafka's address is not known yet.
 */
final class KafkaSender implements AutoCloseable {

    private final Map<String, Object> settings;
    private @Nullable Producer<String, byte @Nullable []> producer;
    private boolean isClosed;

    KafkaSender(Map<String, Object> connection) {
        Map<String, Object> all = new HashMap<>(connection);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        this.settings = Map.copyOf(all);
    }

    /** The future ends with the ack; an IllegalStateException once closed. */
    synchronized Future<?> send(ProducerRecord<String, byte @Nullable []> message) {
        if (isClosed) {
            throw new IllegalStateException("the service is stopping");
        }
        if (producer == null) {
            producer = new KafkaProducer<String, byte @Nullable []>(settings);
        }
        return producer.send(message);
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

    /** Ends a send that still waits, so that a stop need not wait for Kafka. */
    @Override
    public synchronized void close() {
        isClosed = true;
        forgetUnsent();
    }
}
