package io.getinference.metering.journal;

import io.getinference.metering.owner.AccountChanges;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** Runs the fold in Kafka Streams. */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
@EnableConfigurationProperties({DataSettings.class, JournalSettings.class})
class JournalConfiguration {

    private static final int CLOSE_SECONDS_MAX = 8;

    @Bean
    DataDirectory dataDirectory(DataSettings settings) {
        return DataDirectory.take(settings.dataDir());
    }

    /**
     * {@link JournalStart} starts them. They leave the group when they stop, or their partitions
     * would wait out the session before anyone answers for them again. Whoever waits for an account
     * looks again when they come to rest, since its owner may be another then.
     */
    @Bean
    StreamsBuilderFactoryBeanConfigurer journalStreams(
            JournalTopology topology, AccountChanges changes) {
        return factory -> {
            factory.setAutoStartup(false);
            factory.setInfrastructureCustomizer(topology);
            factory.setStateListener((_, _) -> changes.moved());
            factory.setStreamsUncaughtExceptionHandler(new StreamsFailures());
            factory.setLeaveGroupOnClose(true);
            factory.setCloseTimeout(CLOSE_SECONDS_MAX);
        };
    }
}
