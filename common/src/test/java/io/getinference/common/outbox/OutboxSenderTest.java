package io.getinference.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.getinference.common.topic.Topic;
import io.getinference.common.topic.TopicSettings;
import io.getinference.common.topic.Topics;
import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.TimeUnit;

class OutboxSenderTest {

    private static final Map<String, Object> CONNECTION =
            Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());

    private final ProducerRecord<String, byte @Nullable []> tombstone =
            new ProducerRecord<>(Topic.API_KEYS.topicName(), "sender-test", null);

    @Test
    void sendsAgainAfterItForgot() throws Exception {
        makeTopics();
        try (OutboxSender kafka = new OutboxSender(CONNECTION)) {
            assertThat(kafka.send(tombstone).get(10, TimeUnit.SECONDS)).isNotNull();
            kafka.forgetUnsent();
            assertThat(kafka.send(tombstone).get(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void sendsNothingOnceClosed() {
        OutboxSender kafka = new OutboxSender(CONNECTION);
        kafka.close();
        assertThatIllegalStateException().isThrownBy(() -> kafka.send(tombstone));
    }

    private static void makeTopics() {
        try (Admin admin = Admin.create(CONNECTION)) {
            Topics.ensure(admin, new TopicSettings(3, (short) 1));
        }
    }
}
