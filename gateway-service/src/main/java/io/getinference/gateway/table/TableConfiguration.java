package io.getinference.gateway.table;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.event.ApiKeyRow;
import io.getinference.common.rating.Price;
import io.getinference.common.topic.Topic;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

@Configuration(proxyBeanMethods = false)
class TableConfiguration {

    @Bean
    TopicTable<ApiKeyRow> apiKeys(KafkaProperties kafka) {
        return new TopicTable<>(Topic.API_KEYS, ApiKeyRow.class, consumers(kafka));
    }

    @Bean
    TopicTable<Price> prices(KafkaProperties kafka) {
        return new TopicTable<>(Topic.PRICE_BOOK, Price.class, consumers(kafka));
    }

    @Bean
    TopicTable<ModelRow> models(KafkaProperties kafka) {
        return new TopicTable<>(Topic.MODEL_CATALOGUE, ModelRow.class, consumers(kafka));
    }

    @Bean
    HealthIndicator tablesHealthIndicator(List<Table<?>> tables) {
        return () ->
                tables.stream().allMatch(Table::isLoaded)
                        ? Health.up().build()
                        : Health.outOfService().build();
    }

    private static Supplier<Consumer<String, byte[]>> consumers(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return () ->
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
