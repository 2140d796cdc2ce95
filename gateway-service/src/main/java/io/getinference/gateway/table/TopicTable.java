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

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private volatile Map<String, R> rows = new ConcurrentHashMap<>();
    private volatile CountDownLatch stop = new CountDownLatch(0);
    private volatile boolean loaded;

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
        CountDownLatch ended = new CountDownLatch(1);
        stop = ended;
        Thread.ofPlatform()
                .daemon()
                .name("table-" + partition.topic())
                .start(() -> followUntil(ended));
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public boolean isRunning() {
        return isOpen(stop);
    }

    private void followUntil(CountDownLatch ended) {
        while (isOpen(ended)) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                follow(consumer, ended);
            } catch (InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("table {} lost its topic and will read it again", partition.topic(), e);
                pause(ended);
            }
        }
    }

    /**
     * What is read shows only once its end is reached: halfway, a key that was revoked later would
     * still be there.
     */
    private void follow(Consumer<String, byte[]> consumer, CountDownLatch ended) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        Map<String, R> read = new ConcurrentHashMap<>();
        boolean shown = false;
        while (isOpen(ended)) {
            consumer.poll(POLL).forEach(record -> take(record, read));
            if (!shown && consumer.position(partition) >= end) {
                rows = read;
                shown = true;
                loaded = true;
                LOG.info("table {} holds {} rows", partition.topic(), read.size());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Map<String, R> read) {
        if (record.value() == null) {
            read.remove(record.key());
            return;
        }
        try {
            R row = Wire.JSON.readValue(record.value(), type);
            read.put(record.key(), Objects.requireNonNull(row, "null is no row"));
        } catch (RuntimeException e) {
            read.remove(record.key());
            LOG.error(
                    "table {} cannot read row {} at {}",
                    partition.topic(),
                    record.key(),
                    record.offset(),
                    e);
        }
    }

    private static boolean isOpen(CountDownLatch ended) {
        return ended.getCount() > 0;
    }

    private static void pause(CountDownLatch ended) {
        try {
            var _ = ended.await(RETRY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ended.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
