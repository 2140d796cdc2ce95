package io.getinference.billing.announce;

import io.getinference.common.topic.Topics;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Makes missing topics before the service takes calls or reads; without them it does not start. */
@Component
class KafkaTopics implements SmartLifecycle {

    private static final int ANSWER_MILLIS_MAX = 5_000;

    private final KafkaProperties kafka;
    private final TopicsSettings settings;
    private volatile boolean ensured;

    KafkaTopics(KafkaProperties kafka, TopicsSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    @Override
    public void start() {
        RetryPolicy policy =
                RetryPolicy.builder()
                        .maxRetries(settings.attemptsMax() - 1L)
                        .delay(settings.attemptsEvery())
                        .build();
        try {
            new RetryTemplate(policy).execute(this::ensure);
        } catch (RetryException e) {
            throw new IllegalStateException("the topics could not be made; is Kafka there?", e);
        }
    }

    private Boolean ensure() {
        Map<String, Object> client = kafka.buildAdminProperties();
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS_MAX);
        client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS_MAX);
        try (Admin admin = Admin.create(client)) {
            Topics.ensure(admin, settings.topics());
        }
        ensured = true;
        return true;
    }

    @Override
    public void stop() {
        ensured = false;
    }

    @Override
    public boolean isRunning() {
        return ensured;
    }

    /** Before the web server and the reader of usage, which start last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
