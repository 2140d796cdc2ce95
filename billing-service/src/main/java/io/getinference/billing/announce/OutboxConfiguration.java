package io.getinference.billing.announce;

import io.getinference.common.outbox.Outbox;
import io.getinference.common.outbox.OutboxRelay;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.util.Map;

/** The outbox and its relay. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OutboxConfiguration {

    private static final String SOURCE = "billing";

    @Bean
    Outbox outbox(JdbcClient jdbc, InstantSource clock) {
        return new Outbox(jdbc, clock);
    }

    /**
     * Gives up on a record before the relay does, so that none is delivered after the relay has
     * begun to send it again.
     */
    @Bean
    KafkaProducer<String, byte @Nullable []> outboxProducer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        Serializer<byte @Nullable []> bodies = (topic, body) -> body; // a tombstone has none
        return new KafkaProducer<String, byte @Nullable []>(
                settings, new StringSerializer(), bodies);
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient jdbc,
            TransactionOperations transactions,
            KafkaProducer<String, byte @Nullable []> outboxProducer) {
        return new OutboxRelay(SOURCE, jdbc, transactions, outboxProducer::send);
    }

    @Bean
    SchedulingConfigurer relaying(OutboxRelay relay, OutboxSettings settings) {
        Outage outage = new Outage("relaying the outbox");
        return tasks ->
                tasks.addFixedDelayTask(() -> relayAll(relay, outage), settings.relayEvery());
    }

    private static void relayAll(OutboxRelay relay, Outage outage) {
        try {
            while (relay.relay() > 0) {
                outage.succeeded();
            }
            outage.succeeded();
        } catch (RuntimeException e) {
            outage.failed(e);
        }
    }
}
