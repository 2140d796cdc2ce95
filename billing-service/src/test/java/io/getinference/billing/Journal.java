package io.getinference.billing;

import io.getinference.common.event.CreditFact;
import io.getinference.common.event.EventRecords;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the journal says about accounts' credit, as metering will read it. */
public final class Journal {

    private Journal() {}

    /** Everything that the journal says about the account so far. */
    public static List<CreditFact> of(AccountId account) {
        List<CreditFact> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.ACCOUNT_JOURNAL.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(100))) {
                    if (read.key().equals(account.value())) {
                        events.add(
                                EventRecords.read(CreditFact.class, read.headers(), read.value()));
                    }
                }
            }
        }
        return events;
    }
}
