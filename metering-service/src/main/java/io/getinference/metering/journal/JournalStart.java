package io.getinference.metering.journal;

import io.getinference.common.topic.Topics;
import io.getinference.metering.owner.Advertised;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

/**
 * Makes sure that the topics exist, then starts the streams. It waits for a Kafka that comes up
 * later than we beside the start of everything else: a start that waits could not be stopped.
 */
@Component
class JournalStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JournalStart.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final KafkaAdmin kafka;
    private final JournalSettings settings;
    private final StreamsBuilderFactoryBean streams;
    private final Advertised advertised;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Thread starting;

    JournalStart(
            KafkaAdmin kafka,
            JournalSettings settings,
            StreamsBuilderFactoryBean streams,
            Advertised advertised,
            ApplicationEventPublisher events) {
        this.kafka = kafka;
        this.settings = settings;
        this.streams = streams;
        this.advertised = advertised;
        this.events = events;
    }

    @Override
    public void start() {
        starting = Thread.ofPlatform().name("journal-start").daemon().start(this::startStreams);
    }

    private void startStreams() {
        RetryPolicy policy =
                RetryPolicy.builder()
                        .maxRetries(Long.MAX_VALUE)
                        .delay(BETWEEN_TRIES)
                        .timeout(settings.startRetryMax())
                        .predicate(JournalStart::mayPass)
                        .build();
        try {
            new RetryTemplate(policy).execute(this::ensureTopics);
            advertise();
            streams.start();
        } catch (RetryException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("the journal cannot be read", e.getCause());
                AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
            }
        }
    }

    /** With the port that the web server has got; it started before us. */
    private void advertise() {
        URI url = advertised.url();
        Properties settings = Objects.requireNonNull(streams.getStreamsConfiguration());
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, url.getHost() + ":" + url.getPort());
        streams.setStreamsConfiguration(settings);
    }

    private boolean ensureTopics() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            Topics.ensure(admin, settings.topics());
            return true;
        }
    }

    /** A journal of another shape has no cause behind it and stays as it is; Kafka may come up. */
    private static boolean mayPass(Throwable failure) {
        return failure.getCause() != null && !Thread.currentThread().isInterrupted();
    }

    @Override
    public void stop() {
        Thread thread = starting;
        starting = null;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starting != null;
    }

    /** Null while they are not started, or are stopped. */
    @Nullable KafkaStreams streams() {
        return streams.getKafkaStreams();
    }

    /** Stopped before the streams, or it might start them after they were stopped. */
    @Override
    public int getPhase() {
        return streams.getPhase() + 1;
    }
}
