package io.getinference.gateway.journal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    Life life(JournalSettings settings) {
        return Life.begin(settings.dataDir());
    }

    @Bean
    Journal journal(KafkaTemplate<String, byte[]> kafka, Life life, InstantSource clock) {
        return new KafkaJournal(kafka, life, clock);
    }
}
