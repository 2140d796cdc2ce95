package io.getinference.gateway;

import io.getinference.common.access.PlatformToken;
import io.getinference.common.topic.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    PlatformToken platformToken(GatewaySettings settings) {
        return settings.token();
    }

    /** Before anything reads or writes a topic, it is there. */
    @Bean
    SmartLifecycle topics(KafkaProperties kafka, GatewaySettings settings) {
        return new TopicsAtStart(() -> {
            try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
                Topics.ensure(admin, settings.kafka().topics());
            }
        });
    }
}
