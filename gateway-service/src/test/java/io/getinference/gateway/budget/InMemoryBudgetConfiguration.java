package io.getinference.gateway.budget;

import io.getinference.common.money.Money;
import io.getinference.gateway.journal.Life;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** For a whole gateway without a metering-service: everyone shares a credit of one dollar. */
@TestConfiguration(proxyBeanMethods = false)
public class InMemoryBudgetConfiguration {

    @Bean
    InMemoryAuthority inMemoryAuthority() {
        return new InMemoryAuthority(new Money(1_000_000_000));
    }

    @Bean
    @Primary
    Budget inMemoryBudget(InMemoryAuthority authority, Life life, BudgetSettings settings) {
        return new Budget(authority, life.id(), settings);
    }
}
