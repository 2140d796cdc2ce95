package io.getinference.gateway.answers;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

import java.util.Map;

@Configuration(proxyBeanMethods = false)
class AnswersConfiguration {

    @Bean
    StoredAnswers storedAnswers(
            KafkaTemplate<String, byte[]> producer,
            KafkaProperties kafka,
            AnswersSettings settings) {
        return new KafkaStoredAnswers(
                producer, consumer(kafka.buildConsumerProperties()), settings);
    }

    /** One record is wanted and no more, and an offset that is gone must not lead to another. */
    static KafkaStoredAnswers.Consumers consumer(Map<String, Object> kafka) {
        kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        kafka.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        kafka.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1);
        kafka.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return () ->
                new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
