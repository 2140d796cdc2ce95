package io.getinference.metering.journal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** Runs the fold in Kafka Streams. */
@Configuration(proxyBeanMethods = false)
@EnableKafkaStreams
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    private static final int CLOSE_SECONDS_MAX = 8;

    /**
     * {@link JournalStart} starts them. They leave the group when they stop, or their partitions
     * would wait out the session before anyone answers for them again.
     */
    @Bean
    StreamsBuilderFactoryBeanConfigurer journalStreams(JournalTopology topology) {
        return factory -> {
            factory.setAutoStartup(false);
            factory.setInfrastructureCustomizer(topology);
            factory.setLeaveGroupOnClose(true);
            factory.setCloseTimeout(CLOSE_SECONDS_MAX);
        };
    }
}
