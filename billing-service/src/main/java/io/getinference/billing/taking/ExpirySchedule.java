package io.getinference.billing.taking;

import io.getinference.common.outbox.Outage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import java.time.InstantSource;

/** When expired credit is looked for. */
@Configuration(proxyBeanMethods = false)
class ExpirySchedule {

    @Bean
    SchedulingConfigurer tellOfExpiredCredit(
            Expiries expiries, TakingSettings settings, InstantSource clock) {
        Outage outage = new Outage("Telling of expired credit");
        return tasks ->
                tasks.addFixedDelayTask(
                        () -> outage.survives(() -> expiries.tellDue(clock.instant())),
                        settings.expiryEvery());
    }
}
