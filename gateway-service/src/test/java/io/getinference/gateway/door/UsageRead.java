package io.getinference.gateway.door;

import io.getinference.common.event.EventRecords;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.topic.Topic;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The usage on record, as everyone else sees it: read from the journal. */
final class UsageRead implements AutoCloseable {

    private final List<UsageRecorded> facts = new ArrayList<>();
    private final List<LifeClosed> ends = new ArrayList<>();
    private final Consumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                    Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());

    /** Reads what is recorded from now on. */
    UsageRead() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topic.ACCOUNT_JOURNAL.topicName()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The facts about a request that were durable when this was called. */
    List<UsageRecorded> of(String request) {
        readOn();
        return facts.stream()
                .filter(fact -> fact.attempt().request().value().equals(request))
                .toList();
    }

    /** The ends of lives. */
    List<LifeClosed> ends() {
        readOn();
        return ends;
    }

    private void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::read);
        }
    }

    private void read(ConsumerRecord<String, byte[]> journalled) {
        JournalEvent event =
                EventRecords.read(JournalEvent.class, journalled.headers(), journalled.value());
        if (event instanceof UsageRecorded fact) {
            facts.add(fact);
        } else if (event instanceof LifeClosed end) {
            ends.add(end);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
