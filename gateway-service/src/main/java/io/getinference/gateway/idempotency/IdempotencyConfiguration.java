package io.getinference.gateway.idempotency;

import io.getinference.gateway.answers.StoredAnswers;
import io.getinference.gateway.budget.MeteringInstances;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.Life;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    ClaimAuthority claimAuthority(
            Journal journal, MeteringInstances metering, IdempotencySettings settings) {
        return new MeteringClaims(journal, metering, settings.answerMax());
    }

    @Bean
    Ends ends(
            ClaimAuthority authority,
            StoredAnswers answers,
            IdempotencySettings settings,
            MeterRegistry meters) {
        return new Ends(authority, answers, settings, meters);
    }

    @Bean
    Claims claims(Ends ends, Life life, MeterRegistry meters) {
        return new Claims(ends, life.id(), meters);
    }
}
