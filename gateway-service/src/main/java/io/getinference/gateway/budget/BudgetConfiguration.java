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
    Authority authority(Journal journal, MeteringInstances metering, BudgetSettings settings) {
        return new MeteringAuthority(journal, metering, settings.answerMax());
    }

    /** Closed by {@link BudgetStop}: as a bean it would be closed when Kafka's producer is gone. */
    @Bean(destroyMethod = "")
    Budget budget(Authority authority, Life life, Bounds bounds) {
        return new Budget(authority, life.id(), bounds);
    }

    @Bean
    Bounds bounds(BudgetSettings asking, LeaseSettings leases, RateSettings rates) {
        return new Bounds(asking, leases, rates);
    }

    @Bean
    BudgetStop budgetStop(Budget budget) {
        return new BudgetStop(budget);
    }
}
