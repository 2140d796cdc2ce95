package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** For a whole gateway without a metering-service: everyone shares a credit of one dollar. */
@TestConfiguration(proxyBeanMethods = false)
public class InMemoryBudgetConfiguration {

    @Bean
    @Primary
    InMemoryAuthority inMemoryAuthority() {
        return new InMemoryAuthority(new Money(1_000_000_000));
    }
}
