package io.getinference.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerPostgresTest extends TestPostgresContract {

    private ContainerPostgres postgres;

    @BeforeAll
    void start() {
        postgres = ContainerPostgres.start();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Override
    TestPostgres postgres() {
        return postgres;
    }
}
