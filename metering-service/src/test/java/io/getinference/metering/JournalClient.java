package io.getinference.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.event.EventHead;
import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.topic.Topic;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes to the journal as gateways and outboxes do, and reads what metering wrote. */
final class JournalClient implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", TestKafka.shared().bootstrapServers(),
                            "acks", "all",
                            "linger.ms", "0"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    void write(JournalEvent... events) {
        for (JournalEvent event : events) {
            write(record(event));
        }
    }

    /** Without waiting for each. */
    void writeTogether(List<JournalEvent> events) {
        List<Future<RecordMetadata>> acks =
                events.stream().map(event -> producer.send(record(event))).toList();
        acks.forEach(JournalClient::await);
    }

    private static ProducerRecord<byte[], byte[]> record(JournalEvent event) {
        return new ProducerRecord<>(
                Topic.ACCOUNT_JOURNAL.topicName(),
                null,
                event.account().value().getBytes(UTF_8),
                EventRecords.body(event),
                EventRecords.headers(event, new EventHead("1", "test", Facts.ENDED)));
    }

    void write(ProducerRecord<byte[], byte[]> record) {
        await(producer.send(record));
    }

    private static void await(Future<RecordMetadata> ack) {
        try {
            ack.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All committed records of a topic under a key. */
    static List<ConsumerRecord<byte[], byte[]>> committed(Topic topic, byte[] key) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", TestKafka.shared().bootstrapServers(),
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (Arrays.equals(record.key(), key)) {
                                found.add(record);
                            }
                        });
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
