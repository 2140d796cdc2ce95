package io.getinference.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.event.Wire;
import io.getinference.common.rating.Price;
import io.getinference.common.topic.Topic;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

class AnnouncementTest extends BillingServiceTest {

    /** A row that an operator adds is named by its moment, one of the beginning by its day. */
    private static final Pattern SEEDED = Pattern.compile("[a-z0-9-]+@\\d{4}-\\d\\d-\\d\\d");

    @Autowired List<ApplicationRunner> announcers;

    @Test
    void everyRowIsToldOnceHoweverOftenTheServiceStarts() throws Exception {
        for (ApplicationRunner announcer : announcers) {
            announcer.run(new DefaultApplicationArguments());
        }

        await().until(() ->
                jdbc.sql("select count(*) from outbox").query(Long.class).single() == 0);
        assertThat(told(Topic.PRICE_BOOK))
                .hasSize(20)
                .allSatisfy((key, bodies) -> {
                    assertThat(bodies).hasSize(1);
                    assertThat(Wire.JSON.readValue(bodies.getFirst(), Price.class).id().value())
                            .isEqualTo(key);
                });
        Map<String, List<byte[]>> models = told(Topic.MODEL_CATALOGUE);
        models.keySet().removeIf(key -> !SEEDED.matcher(key).matches());
        assertThat(models)
                .hasSize(14)
                .allSatisfy((key, bodies) -> {
                    assertThat(bodies).hasSize(1);
                    assertThat(Wire.JSON.readValue(bodies.getFirst(), ModelRow.class).id())
                            .isEqualTo(key);
                });
    }

    private static Map<String, List<byte[]>> told(Topic table) {
        Map<String, List<byte[]>> told = new TreeMap<>();
        TopicPartition partition = new TopicPartition(table.topicName(), 0);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (end != null && consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(row ->
                                told.computeIfAbsent(row.key(), key -> new ArrayList<>())
                                        .add(row.value()));
            }
        }
        return told;
    }
}
