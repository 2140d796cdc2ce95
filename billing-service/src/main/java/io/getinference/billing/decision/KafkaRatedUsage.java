package io.getinference.billing.decision;

import io.getinference.common.outbox.Outage;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads {@code rated-usage} and books it, record by record. Whatever fails, it begins anew from the
 * stored places; trying again is always safe, so it never gives up.
 */
@Component
class KafkaRatedUsage implements SmartLifecycle {

    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final Map<String, Object> client;
    private final Duration retryAfter;
    private final RatedUsageRecords records;
    private final PostgresPlaces places;
    private final Outage outage = new Outage("Reading rated usage");
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile boolean reading;
    private @Nullable Thread thread;

    KafkaRatedUsage(
            KafkaProperties kafka,
            DecisionSettings settings,
            RatedUsageRecords records,
            PostgresPlaces places) {
        this.client = client(kafka, settings);
        this.retryAfter = settings.retryAfter();
        this.records = records;
        this.places = places;
    }

    /** A place that Kafka no longer has is an alarm, never a silent jump over usage. */
    private static Map<String, Object> client(KafkaProperties kafka, DecisionSettings settings) {
        Map<String, Object> client = kafka.buildConsumerProperties();
        client.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        int sessionMillis = Math.toIntExact(settings.sessionTimeout().toMillis());
        client.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionMillis);
        client.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionMillis / 3);
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecordsMax());
        return client;
    }

    @Override
    public synchronized void start() {
        CountDownLatch until = new CountDownLatch(1);
        stopped = until;
        thread = Thread.ofPlatform().name("rated-usage").start(() -> readUntil(until));
    }

    private void readUntil(CountDownLatch until) {
        do {
            try {
                read(until);
            } catch (RuntimeException e) {
                outage.failed(e);
            }
            reading = false;
        } while (!isOver(until));
    }

    private boolean isOver(CountDownLatch until) {
        try {
            return until.await(retryAfter.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void read(CountDownLatch until) {
        Deserializer<byte @Nullable []> bodies = (topic, body) -> body;
        try (KafkaConsumer<byte[], byte @Nullable []> consumer =
                new KafkaConsumer<byte[], byte @Nullable []>(
                        client, new ByteArrayDeserializer(), bodies)) {
            consumer.subscribe(
                    List.of(Topic.RATED_USAGE.topicName()), new FromStoredPlaces(consumer, places));
            while (until.getCount() > 0) {
                bookAll(consumer.poll(POLL_MAX), until);
                reading = consumer.groupMetadata().generationId() >= 0; // it is in the group
                outage.succeeded();
            }
        }
    }

    private void bookAll(
            Iterable<ConsumerRecord<byte[], byte @Nullable []>> polled, CountDownLatch until) {
        for (ConsumerRecord<byte[], byte @Nullable []> consumed : polled) {
            if (until.getCount() == 0) {
                return;
            }
            records.book(consumed);
        }
    }

    /** Waits for the record in hand, so that the next reader does not meet this one. */
    @Override
    public synchronized void stop() {
        stopped.countDown();
        if (thread == null) {
            return;
        }
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Whether the last try to read succeeded. */
    boolean isReading() {
        return reading;
    }
}
