package io.getinference.gateway.usage;

import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.Life;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

    @Bean
    UsageLog usageLog(Journal journal, Life life, InstantSource clock, UsageSettings settings) {
        return new UsageLog(journal, life.id(), clock, settings);
    }
}
