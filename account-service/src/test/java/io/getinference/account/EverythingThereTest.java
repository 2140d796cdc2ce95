package io.getinference.account;

import io.getinference.testing.TestKafka;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with a real Kafka and a real PostgreSQL, one for all tests that extend it. */
abstract class EverythingThereTest extends AccountServiceTest {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        register(registry, TestKafka.shared().bootstrapServers());
    }
}
