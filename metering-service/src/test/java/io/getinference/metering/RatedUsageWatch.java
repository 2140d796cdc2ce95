package io.getinference.metering;

import io.getinference.common.topic.Topic;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Measures from when the journal took a usage until billing could read its rating. */
final class RatedUsageWatch implements AutoCloseable {

    private static final InstantSource CLOCK = InstantSource.system();

    private final Figures figures = new Figures();
    private final Thread thread = new Thread(this::run);
    private volatile boolean stopping;

    RatedUsageWatch() {
        thread.start();
    }

    Figures figures() {
        return figures;
    }

    /** A rating's record carries the time at which the journal's broker appended the usage. */
    private void run() {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        TestKafka.shared().bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.RATED_USAGE.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopping) {
                consumer.poll(Duration.ofMillis(20))
                        .forEach(record ->
                                figures.add(1000 * (CLOCK.millis() - record.timestamp())));
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
