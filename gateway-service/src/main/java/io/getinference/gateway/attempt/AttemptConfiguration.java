package io.getinference.gateway.attempt;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

@Configuration(proxyBeanMethods = false)
class AttemptConfiguration {

    @Bean
    Attempts attempts(Circuits circuits, RetrySettings settings, MeterRegistry meters) {
        RandomGenerator dice = () -> ThreadLocalRandom.current().nextLong();
        return new Attempts(circuits, new Backoff(settings, dice), Pause::real, meters);
    }
}
