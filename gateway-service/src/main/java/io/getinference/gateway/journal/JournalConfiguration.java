package io.getinference.gateway.journal;

import io.getinference.gateway.store.RocksStore;
import io.getinference.gateway.store.Store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

    private static final int PRODUCER_STOP_SECONDS_MAX = 1;
    private static final Logger LOG = LoggerFactory.getLogger(JournalConfiguration.class);

    @Bean
    Life life(JournalSettings settings) {
        return Life.begin(settings.dataDir());
    }

    /** Opened under the lock of the life on the same directory. */
    @Bean
    Store store(Life life, JournalSettings settings) {
        LOG.info("this is {} on {}", life.id(), settings.dataDir());
        return RocksStore.open(settings.dataDir().resolve("store"));
    }

    /**
     * What the producer still has at a stop is on disk; to wait for a Kafka that is away is no use.
     */
    @Bean
    DefaultKafkaProducerFactoryCustomizer producersStopAtOnce() {
        return producers -> producers.setPhysicalCloseTimeout(PRODUCER_STOP_SECONDS_MAX);
    }

    @Bean
    Journal journal(
            KafkaTemplate<String, byte[]> kafka, Store store, Life life, InstantSource clock) {
        return new NotingJournal(
                new KafkaJournal(kafka, clock), new LeasedAccounts(store, life.id()));
    }
}
