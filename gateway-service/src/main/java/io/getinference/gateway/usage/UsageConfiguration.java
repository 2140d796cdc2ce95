package io.getinference.gateway.usage;

import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.Life;
import io.getinference.gateway.store.Store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration {

    @Bean
    KeptUsage keptUsage(Store store, Life life, UsageMeters meters) {
        return new KeptUsage(store, life.id(), meters);
    }

    @Bean
    UsageSender usageSender(
            Journal journal, KeptUsage kept, UsageMeters meters, UsageSettings settings) {
        UsageSender sender = new UsageSender(journal, kept, settings).begin();
        meters.watch(sender);
        return sender;
    }

    @Bean
    PastLives pastLives(LifeEnd lifeEnd, Life life, UsageSettings settings) {
        return new PastLives(lifeEnd, life.id(), settings);
    }

    @Bean
    UsageStop usageStop(UsageLog log, LifeEnd lifeEnd, UsageSettings settings) {
        return new UsageStop(log, lifeEnd, settings.stopMax());
    }
}
