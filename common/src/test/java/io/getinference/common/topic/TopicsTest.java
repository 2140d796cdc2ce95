package io.getinference.common.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.getinference.testing.TestKafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

class TopicsTest {

    private static final TopicSettings SETTINGS = new TopicSettings(3, (short) 1);

    @ParameterizedTest
    @EnumSource
    void makesEveryTopicOnceHoweverManyServicesStart(Topic topic) throws Exception {
        try (Admin admin = admin()) {
            Topics.ensure(admin, SETTINGS);
            Topics.ensure(admin, SETTINGS);

            assertThat(admin.describeTopics(List.of(topic.topicName())).allTopicNames().get())
                    .hasEntrySatisfying(
                            topic.topicName(),
                            made ->
                                    assertThat(made.partitions())
                                            .hasSize(topic.partitions(SETTINGS)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "account-journal,retention.ms,-1",
        "account-journal,message.timestamp.type,LogAppendTime",
        "account-journal,cleanup.policy,delete",
        "rated-usage,retention.ms,2592000000",
        "quarantine,retention.ms,7776000000",
        "stored-answers,retention.ms,90000000",
        "stored-answers,segment.ms,3600000",
        "api-keys,cleanup.policy,compact",
        "price-book,cleanup.policy,compact",
        "model-catalogue,cleanup.policy,compact"
    })
    void keepsWhatEachTopicMustKeep(String topic, String name, String value) throws Exception {
        try (Admin admin = admin()) {
            Topics.ensure(admin, SETTINGS);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            assertThat(admin.describeConfigs(List.of(resource)).all().get())
                    .hasEntrySatisfying(
                            resource,
                            config -> assertThat(config.get(name).value()).isEqualTo(value));
        }
    }

    @Test
    void refusesToRunOnAJournalOfAnotherShape() {
        try (Admin admin = admin()) {
            Topics.ensure(admin, SETTINGS);
            assertThatIllegalStateException()
                    .isThrownBy(() -> Topics.ensure(admin, new TopicSettings(4, (short) 1)))
                    .withMessageContaining("partitions");
        }
    }

    @Test
    void asksForTwoOfThreeReplicas() {
        assertThat(new TopicSettings(48, (short) 3).replicasInSyncMin()).isEqualTo(2);
        assertThat(SETTINGS.replicasInSyncMin()).isEqualTo(1);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()));
    }
}
