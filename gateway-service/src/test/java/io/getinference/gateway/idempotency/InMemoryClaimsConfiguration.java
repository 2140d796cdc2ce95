package io.getinference.gateway.idempotency;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** For a whole gateway without a metering-service. */
@TestConfiguration(proxyBeanMethods = false)
public class InMemoryClaimsConfiguration {

    @Bean
    @Primary
    InMemoryClaims inMemoryClaims() {
        return new InMemoryClaims();
    }
}
