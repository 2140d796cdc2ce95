package io.getinference.account.announce;

import io.getinference.common.outbox.Outbox;
import io.getinference.common.outbox.Relaying;
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
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
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
    Relaying relaying(KafkaProperties kafka, JdbcClient jdbc, TransactionOperations transactions) {
        return new Relaying(SOURCE, kafka.buildProducerProperties(), jdbc, transactions);
    }

    @Bean
    ApplicationListener<ContextClosedEvent> stopRelaying(Relaying relaying) {
        return event -> relaying.close();
    }

    /** A tenth of a second: a revoked key must be refused everywhere within one. */
    @Bean
    SchedulingConfigurer relayOftenOnceThereAreTopics(Relaying relaying, TopicsAtStart topics) {
        Runnable relayAll =
                () -> {
                    if (topics.areThere()) {
                        relaying.relayAll();
                    }
                };
        return tasks -> tasks.addFixedDelayTask(relayAll, Duration.ofMillis(100));
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
