package io.getinference.metering.journal;

import io.getinference.common.topic.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

import java.time.Duration;

/**
 * Makes sure that the topics exist before the streams start, also when Kafka is up later than we.
 */
@Component
class JournalTopics implements SmartLifecycle {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final KafkaAdmin kafka;
    private final JournalSettings settings;
    private final int beforeStreams;
    private volatile boolean running;

    JournalTopics(KafkaAdmin kafka, JournalSettings settings, StreamsBuilderFactoryBean streams) {
        this.kafka = kafka;
        this.settings = settings;
        this.beforeStreams = streams.getPhase() - 1;
    }

    @Override
    public void start() {
        RetryTemplate retry =
                new RetryTemplate(
                        RetryPolicy.builder()
                                .maxRetries(Long.MAX_VALUE)
                                .delay(BETWEEN_TRIES)
                                .timeout(settings.startRetryMax())
                                .predicate(JournalTopics::mayPass)
                                .build());
        try {
            retry.execute(this::ensure);
            running = true;
        } catch (RetryException e) {
            throw new IllegalStateException("the topics are not there", e.getCause());
        }
    }

    private boolean ensure() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            Topics.ensure(admin, settings.topics());
            return true;
        }
    }

    /** A journal of another shape has no cause behind it and stays as it is; Kafka may come up. */
    private static boolean mayPass(Throwable failure) {
        return failure.getCause() != null;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return beforeStreams;
    }
}
