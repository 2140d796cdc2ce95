package io.getinference.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerKafkaTest extends TestKafkaContract {

    private ContainerKafka kafka;

    @BeforeAll
    void start() {
        kafka = ContainerKafka.start();
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Override
    TestKafka kafka() {
        return kafka;
    }
}
