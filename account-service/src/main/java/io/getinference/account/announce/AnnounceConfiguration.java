package io.getinference.account.announce;

import io.getinference.common.outbox.Outbox;
import io.getinference.common.outbox.OutboxRelay;
import io.getinference.common.topic.TopicSettings;
import io.getinference.common.topic.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AnnounceConfiguration {

    private static final String SOURCE = "account";

    @Bean
    Outbox outbox(JdbcClient jdbc, InstantSource clock) {
        return new Outbox(jdbc, clock);
    }

    @Bean
    KafkaSender kafkaSender(KafkaProperties kafka) {
        return new KafkaSender(kafka.buildProducerProperties());
    }

    /** At the very start of a stop: what comes later waits for the relay. */
    @Bean
    ApplicationListener<ContextClosedEvent> stopSending(KafkaSender kafka) {
        return event -> kafka.close();
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient jdbc, TransactionOperations transactions, KafkaSender kafka) {
        return new OutboxRelay(SOURCE, jdbc, transactions, kafka::send);
    }

    @Bean
    TopicsAtStart topicsAtStart(KafkaProperties kafka, TopicSettings settings) {
        Map<String, Object> admin = new HashMap<>(kafka.buildAdminProperties());
        admin.put("request.timeout.ms", 3_000);
        admin.put("default.api.timeout.ms", 5_000);
        return new TopicsAtStart(() -> {
            try (Admin client = Admin.create(admin)) {
                Topics.ensure(client, settings);
            }
        });
    }

    @Bean
    HealthIndicator topicsHealthIndicator(TopicsAtStart topics) {
        return () -> topics.areThere() ? Health.up().build() : Health.outOfService().build();
    }
}
