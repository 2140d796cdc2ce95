package io.getinference.billing;

import io.getinference.common.access.PlatformTokenFilter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** What every package shares. */
@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

    /** PostgreSQL keeps microseconds; what is answered at once must equal what is read later. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }

    @Bean
    PlatformTokenFilter platformTokenFilter(AccessSettings settings) {
        return new PlatformTokenFilter(settings.platformToken());
    }
}
