package io.getinference.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void followsAnExplicitWishWithoutAskingDocker() {
        assertThat(Infrastructure.chosen("embedded")).isEqualTo(Infrastructure.EMBEDDED);
        assertThat(Infrastructure.chosen("DOCKER")).isEqualTo(Infrastructure.DOCKER);
    }

    @Test
    void refusesAWishThatItDoesNotKnow() {
        assertThatThrownBy(() -> Infrastructure.chosen("podman"))
                .hasMessageContaining(Infrastructure.PROPERTY);
    }
}
