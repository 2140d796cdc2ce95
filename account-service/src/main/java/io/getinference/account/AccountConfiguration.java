package io.getinference.account;

import io.getinference.common.access.PlatformTokenFilter;
import io.getinference.common.topic.TopicSettings;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    PlatformTokenFilter platformTokenFilter(AccountSettings settings) {
        return new PlatformTokenFilter(settings.token());
    }

    @Bean
    TopicSettings topicSettings(AccountSettings settings) {
        return settings.kafka().topics();
    }

    /** A misspelt or repeated {@code budget_usd} must not leave a key without its budget. */
    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return builder ->
                builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }
}
