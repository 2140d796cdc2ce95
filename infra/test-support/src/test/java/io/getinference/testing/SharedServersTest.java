package io.getinference.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedServersTest {

    @Test
    void everyCallerOfAJvmGetsTheSameServers() {
        assertThat(TestKafka.shared()).isSameAs(TestKafka.shared());
        assertThat(TestPostgres.shared()).isSameAs(TestPostgres.shared());
    }

    @Test
    void theSharedServerHandsOutADatabaseOfItsOwnToEachCaller() {
        TestPostgres postgres = TestPostgres.shared();

        assertThat(postgres.newDatabase().url()).isNotEqualTo(postgres.newDatabase().url());
    }
}
