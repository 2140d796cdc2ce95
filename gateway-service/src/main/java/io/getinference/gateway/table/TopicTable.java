package io.getinference.gateway.table;

import io.getinference.common.event.Wire;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A compacted topic of one partition as a table: read from its beginning, then followed. A row that
 * cannot be read is taken out rather than kept at its old value, so that whatever needs it fails
 * closed.
 *
 * @param <R> the row
 */
final class TopicTable<R> implements Table<R>, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 1_000;

    private final TopicPartition partition;
    private final Class<R> type;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Map<String, R> rows = new ConcurrentHashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean loaded;
    private volatile boolean running;

    TopicTable(Topic topic, Class<R> type, Supplier<Consumer<String, byte[]>> consumers) {
        this.partition = new TopicPartition(topic.topicName(), 0);
        this.type = type;
        this.consumers = consumers;
    }

    @Override
    public Optional<R> row(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public Collection<R> rows() {
        return List.copyOf(rows.values());
    }

    @Override
    public boolean isLoaded() {
        return loaded;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform()
                .daemon()
                .name("table-" + partition.topic())
                .start(this::followUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        stop.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void followUntilStopped() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("table {} lost its topic and will read it again", partition.topic(), e);
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (running) {
            consumer.poll(POLL).forEach(this::take);
            if (!loaded && consumer.position(partition) >= end) {
                loaded = true;
                LOG.info("table {} holds {} rows", partition.topic(), rows.size());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            rows.remove(record.key());
            return;
        }
        try {
            rows.put(record.key(), Wire.JSON.readValue(record.value(), type));
        } catch (JacksonException e) {
            rows.remove(record.key());
            LOG.error(
                    "table {} cannot read row {} at {}",
                    partition.topic(),
                    record.key(),
                    record.offset(),
                    e);
        }
    }

    private void pause() {
        try {
            running &= !stop.await(RETRY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
