package io.getinference.account;

import io.getinference.common.access.PlatformTokenFilter;
import io.getinference.common.id.LifeId;
import io.getinference.common.topic.TopicSettings;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

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

    /**
     * A misspelt or repeated {@code budget_usd} must not leave a key without its budget, and half a
     * request a minute is not none.
     */
    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return builder ->
                builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }

    /** The other ids are read by their constructors. */
    @Bean
    Converter<String, LifeId> lifeIdReader() {
        return new LifeIdReader();
    }

    /** A class of its own, since a lambda would not say what it converts. */
    static final class LifeIdReader implements Converter<String, LifeId> {

        @Override
        public LifeId convert(String text) {
            return LifeId.parse(text);
        }
    }
}
