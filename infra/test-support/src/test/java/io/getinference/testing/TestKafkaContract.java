package io.getinference.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;

/** What every test node must do, wherever it runs. */
abstract class TestKafkaContract {

    abstract TestKafka kafka();

    @Test
    void handsACommittedTransactionToAConsumerGroup() throws Exception {
        create(new NewTopic("transfers", 2, (short) 1));
        try (var producer = producer(Map.of("transactional.id", "transfer-1"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transfers", "key", "committed")).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transfers", "key", "aborted")).get();
            producer.abortTransaction();
        }

        assertThat(read("transfers"))
                .extracting(ConsumerRecord::value)
                .containsExactly("committed");
    }

    @Test
    void stampsRecordsItselfWhereATopicAsksForIt() throws Exception {
        create(
                new NewTopic("stamped", 1, (short) 1)
                        .configs(Map.of("message.timestamp.type", "LogAppendTime")));
        try (var producer = producer(Map.of("acks", "all"))) {
            producer.send(new ProducerRecord<>("stamped", null, 1L, "key", "value")).get();
        }

        assertThat(read("stamped"))
                .singleElement()
                .satisfies(stamped -> {
                    assertThat(stamped.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                    assertThat(stamped.timestamp()).isGreaterThan(1L);
                });
    }

    @Test
    void createsNoTopicThatNobodyCreated() {
        try (var producer = producer(Map.of("max.block.ms", "500"))) {
            assertThatThrownBy(
                            () -> producer.send(new ProducerRecord<>("forgotten", "value")).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private void create(NewTopic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka().bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private KafkaProducer<String, String> producer(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("bootstrap.servers", kafka().bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    /** Reads until the first record arrives, and whatever came with it. */
    private List<ConsumerRecord<String, String>> read(String topic) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka().bootstrapServers(),
                        "group.id",
                        "readers-of-" + topic,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int poll = 0; poll < 60; poll++) {
                var records = consumer.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    return StreamSupport.stream(records.spliterator(), false).toList();
                }
            }
            return List.of();
        }
    }
}
