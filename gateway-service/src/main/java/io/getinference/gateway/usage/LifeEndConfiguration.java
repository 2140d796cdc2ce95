package io.getinference.gateway.usage;

import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.store.Store;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a gateway that serves and one that is only wound up have in common. */
@Configuration(proxyBeanMethods = false)
class LifeEndConfiguration {

    @Bean
    UsageMeters usageMeters(MeterRegistry meters) {
        return new UsageMeters(meters);
    }

    @Bean
    LifeEnd lifeEnd(Store store, Journal journal, UsageMeters meters, UsageSettings settings) {
        return new LifeEnd(store, journal, meters, settings);
    }
}
