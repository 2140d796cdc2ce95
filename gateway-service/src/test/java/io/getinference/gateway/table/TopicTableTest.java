package io.getinference.gateway.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.topic.Topic;
import io.getinference.common.topic.TopicSettings;
import io.getinference.common.topic.Topics;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** On the real topic, whose other rows belong to other tests: each test has keys of its own. */
class TopicTableTest {

    private static final String SERVERS = TestKafka.shared().bootstrapServers();
    private static final TopicSettings TOPICS = new TopicSettings(6, (short) 1);

    private static final Admin ADMIN =
            Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS));
    private static final Producer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS),
                    new StringSerializer(),
                    new ByteArraySerializer());

    private final String key = UUID.randomUUID().toString();
    private final List<TopicTable<?>> started = new ArrayList<>();

    @BeforeAll
    static void makeTopics() {
        Topics.ensure(ADMIN, TOPICS);
    }

    @AfterEach
    void stop() {
        started.forEach(TopicTable::stop);
    }

    @AfterAll
    static void close() {
        PRODUCER.close();
        ADMIN.close();
    }

    @Test
    void showsARowOnceItIsWrittenAndHidesItOnceItIsGone() throws Exception {
        TopicTable<ApiKeyRow> table = started(consumers(SERVERS));
        ApiKeyRow row = row();
        write(key, json(row));
        soon().untilAsserted(() -> assertThat(table.row(key)).contains(row));
        assertThat(table.rows()).contains(row);
        write(key, null);
        soon().untilAsserted(() -> assertThat(table.row(key)).isEmpty());
        assertThat(table.rows()).doesNotContain(row);
    }

    @Test
    void keepsTheNewestOfAKeysRows() throws Exception {
        ApiKeyRow newest = row();
        write(key, json(row()));
        write(key, json(newest));
        TopicTable<ApiKeyRow> table = loaded(consumers(SERVERS));
        assertThat(table.row(key)).contains(newest);
    }

    @Test
    void showsNothingBeforeItHasReadToTheEnd() throws Exception {
        write(key, json(row()));
        write(key, null);
        CountDownLatch halfway = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TopicTable<ApiKeyRow> table =
                started(() ->
                        new HookedConsumer(keysRead -> {
                            if (keysRead.contains(key)) {
                                halfway.countDown();
                                soon().until(() -> goOn.getCount() == 0);
                            }
                        }));
        halfway.await();
        assertThat(table.isLoaded()).isFalse();
        assertThat(table.rows()).isEmpty();
        goOn.countDown();
        soon().until(table::isLoaded);
        assertThat(table.row(key)).isEmpty();
    }

    @Test
    void takesOutARowThatCannotBeRead() throws Exception {
        TopicTable<ApiKeyRow> table = loaded(consumers(SERVERS));
        for (String garbage : List.of("null", "", "{", "[]", "{\"key\":\"key_1\"}", "\"row\"")) {
            ApiKeyRow row = row();
            write(key, json(row));
            soon().untilAsserted(() -> assertThat(table.row(key)).contains(row));
            write(key, garbage.getBytes(StandardCharsets.UTF_8));
            soon().untilAsserted(() -> assertThat(table.row(key)).as(garbage).isEmpty());
        }
    }

    @Test
    void readsPastARowThatCannotBeRead() throws Exception {
        ApiKeyRow row = row();
        write(key + "-bad", "null".getBytes(StandardCharsets.UTF_8));
        write(key, json(row));
        assertThat(loaded(consumers(SERVERS)).row(key)).contains(row);
    }

    @Test
    void readsAllAgainWhenItIsStartedAgain() throws Exception {
        ApiKeyRow row = row();
        write(key, json(row));
        TopicTable<ApiKeyRow> table = loaded(consumers(SERVERS));
        table.stop();
        assertThat(table.isRunning()).isFalse();
        write(key, null);
        ApiKeyRow later = row();
        write(key + "-later", json(later));
        table.start();
        soon().untilAsserted(() -> assertThat(table.row(key + "-later")).contains(later));
        assertThat(table.row(key)).isEmpty();
    }

    @Test
    void staysRightWhenItLosesItsTopicAndReadsItAgain() throws Exception {
        write(key, json(row()));
        write(key, null);
        AtomicInteger made = new AtomicInteger();
        AtomicBoolean lose = new AtomicBoolean();
        TopicTable<ApiKeyRow> table =
                loaded(() -> {
                    made.incrementAndGet();
                    return new HookedConsumer(keysRead -> {
                        if (lose.getAndSet(false)) {
                            throw new KafkaException("the topic is lost");
                        }
                    });
                });
        lose.set(true);
        soon().until(() -> made.get() > 1);
        ApiKeyRow row = row();
        write(key + "-after", json(row));
        soon().untilAsserted(() -> assertThat(table.row(key + "-after")).contains(row));
        assertThat(table.isLoaded()).isTrue();
        assertThat(table.row(key)).isEmpty();
    }

    @Test
    void startsBeforeKafkaDoes() {
        AtomicInteger made = new AtomicInteger();
        TopicTable<ApiKeyRow> table =
                started(() -> {
                    boolean first = made.incrementAndGet() == 1;
                    return new KafkaConsumer<>(
                            settings(first ? "127.0.0.1:1" : SERVERS),
                            new StringDeserializer(),
                            new ByteArrayDeserializer());
                });
        assertThat(table.isRunning()).isTrue();
        soon().until(table::isLoaded);
        assertThat(made).hasValue(2);
    }

    /** On a topic that no table is kept on, so that no other test misses it. */
    @Test
    void startsBeforeItsTopicIsThere() throws Exception {
        Topic topic = Topic.RATED_USAGE;
        ADMIN.deleteTopics(List.of(topic.topicName())).all().get();
        soon().until(() -> !ADMIN.listTopics().names().get().contains(topic.topicName()));
        TopicTable<ApiKeyRow> table = new TopicTable<>(topic, ApiKeyRow.class, consumers(SERVERS));
        started.add(table);
        table.start();
        assertThat(table.isLoaded()).isFalse();
        Topics.ensure(ADMIN, TOPICS);
        soon().until(table::isLoaded);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private TopicTable<ApiKeyRow> loaded(Supplier<Consumer<String, byte[]>> consumers) {
        TopicTable<ApiKeyRow> table = started(consumers);
        soon().until(table::isLoaded);
        return table;
    }

    private TopicTable<ApiKeyRow> started(Supplier<Consumer<String, byte[]>> consumers) {
        TopicTable<ApiKeyRow> table = new TopicTable<>(Topic.API_KEYS, ApiKeyRow.class, consumers);
        started.add(table);
        table.start();
        return table;
    }

    private static Supplier<Consumer<String, byte[]>> consumers(String servers) {
        return () ->
                new KafkaConsumer<>(
                        settings(servers), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static final class HookedConsumer extends KafkaConsumer<String, byte[]> {

        private final java.util.function.Consumer<Set<String>> beforePoll;
        private final Set<String> keysRead = new HashSet<>();

        HookedConsumer(java.util.function.Consumer<Set<String>> beforePoll) {
            super(settings(SERVERS), new StringDeserializer(), new ByteArrayDeserializer());
            this.beforePoll = beforePoll;
        }

        @Override
        public ConsumerRecords<String, byte[]> poll(Duration timeout) {
            beforePoll.accept(keysRead);
            ConsumerRecords<String, byte[]> records = super.poll(timeout);
            records.forEach(record -> keysRead.add(record.key()));
            return records;
        }
    }

    private static Map<String, Object> settings(String servers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                500,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                400,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
    }

    private static ApiKeyRow row() {
        return new ApiKeyRow(KeyId.next(), AccountId.next(), "abcd");
    }

    private static byte[] json(ApiKeyRow row) {
        return Wire.JSON.writeValueAsBytes(row);
    }

    private static void write(String key, byte @Nullable [] value) throws Exception {
        PRODUCER.send(new ProducerRecord<>(Topic.API_KEYS.topicName(), key, value)).get();
    }
}
