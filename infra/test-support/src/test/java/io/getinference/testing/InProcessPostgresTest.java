package io.getinference.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InProcessPostgresTest extends TestPostgresContract {

    private InProcessPostgres postgres;

    @BeforeAll
    void start() {
        postgres = InProcessPostgres.start();
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @Override
    TestPostgres postgres() {
        return postgres;
    }
}
