package io.getinference.gateway.budget;

import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.Life;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BudgetConfiguration {

    @Bean
    Budget budget(Journal journal, Life life, MeteringInstances metering, BudgetSettings settings) {
        return new Budget(
                new MeteringAuthority(journal, metering, settings.answerMax()),
                life.id(),
                settings);
    }
}
