package io.getinference.billing.announce;

import io.getinference.common.outbox.Outbox;
import io.getinference.common.outbox.Relaying;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.time.InstantSource;

/** The outbox and its relay. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OutboxConfiguration {

    private static final String SOURCE = "billing";

    @Bean
    Outbox outbox(JdbcClient jdbc, InstantSource clock) {
        return new Outbox(jdbc, clock);
    }

    @Bean
    Relaying relaying(KafkaProperties kafka, JdbcClient jdbc, TransactionOperations transactions) {
        return new Relaying(SOURCE, kafka.buildProducerProperties(), jdbc, transactions);
    }

    @Bean
    ApplicationListener<ContextClosedEvent> stopRelaying(Relaying relaying) {
        return event -> relaying.close();
    }

    /** Credit is spendable about a tenth of a second after it was granted. */
    @Bean
    SchedulingConfigurer relayOften(Relaying relaying) {
        return tasks -> tasks.addFixedDelayTask(relaying::relayAll, Duration.ofMillis(100));
    }
}
