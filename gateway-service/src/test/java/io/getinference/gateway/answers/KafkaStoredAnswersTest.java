package io.getinference.gateway.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;
import io.getinference.common.topic.TopicSettings;
import io.getinference.common.topic.Topics;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class KafkaStoredAnswersTest extends StoredAnswersContract {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());

    private static final DefaultKafkaProducerFactory<String, byte[]> PRODUCERS =
            new DefaultKafkaProducerFactory<>(
                    KAFKA, new StringSerializer(), new ByteArraySerializer());

    private final KafkaStoredAnswers answers = answers(KAFKA, 16);

    @BeforeAll
    static void topics() {
        try (Admin admin = Admin.create(KAFKA)) {
            Topics.ensure(admin, new TopicSettings(6, (short) 1));
        }
    }

    @AfterAll
    static void close() {
        PRODUCERS.destroy();
    }

    @AfterEach
    void closeConsumers() {
        answers.close();
    }

    @Override
    StoredAnswers answers() {
        return answers;
    }

    @Test
    void aConsumerThatFailedIsNotAskedAgain() {
        AnswerPlace place = store("mine");
        AnswerPlace beyond = new AnswerPlace(place.partition(), place.offset() + 1_000_000);
        assertThat(answers().read(AccountId.next(), beyond)).isInstanceOf(StoredAnswer.Gone.class);
        assertThat(read(place)).isEqualTo("mine");
    }

    @Test
    void anAnswerWhoseTimeIsOverIsGone() throws Exception {
        AnswerPlace place = store("old");
        try (Admin admin = Admin.create(KAFKA)) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(
                                            Topic.STORED_ANSWERS.topicName(), place.partition()),
                                    RecordsToDelete.beforeOffset(place.offset() + 1)))
                    .all()
                    .get();
        }
        assertThat(answers().read(AccountId.next(), place)).isInstanceOf(StoredAnswer.Gone.class);
    }

    @Test
    void storesTheLargestAnswerThatIsKept() {
        assertThat(answers().store(AccountId.next(), new byte[930_000]).join()).isNotNull();
    }

    @Test
    void knowsNothingWhileKafkaIsAway() {
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");
        try (KafkaStoredAnswers away = answers(nobody, 1)) {
            assertThat(away.read(AccountId.next(), new AnswerPlace(0, 0)))
                    .isInstanceOf(StoredAnswer.Unavailable.class);
        }
    }

    private static KafkaStoredAnswers answers(Map<String, Object> kafka, int readsMax) {
        Duration readMax = kafka.equals(KAFKA) ? Duration.ofSeconds(10) : Duration.ofMillis(200);
        return new KafkaStoredAnswers(
                new KafkaTemplate<>(PRODUCERS),
                AnswersConfiguration.consumer(new HashMap<>(kafka)),
                new AnswersSettings(readMax, readsMax));
    }
}
