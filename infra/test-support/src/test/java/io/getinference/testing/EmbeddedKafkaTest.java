package io.getinference.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedKafkaTest extends TestKafkaContract {

    private EmbeddedKafka kafka;

    @BeforeAll
    void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    void stop() throws Exception {
        kafka.close();
    }

    @Override
    TestKafka kafka() {
        return kafka;
    }
}
