package io.getinference.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.common.id.LifeId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LifeTest {

    @TempDir Path directory;

    @Test
    void everyStartIsANewLifeOfTheSameGateway() throws IOException {
        LifeId first = begin();
        LifeId second = begin();
        assertThat(second.gateway()).isEqualTo(first.gateway());
        assertThat(second.count()).isEqualTo(first.count() + 1);
    }

    @Test
    void twoGatewaysNeverLiveOnOneDirectory() throws IOException {
        try (Life life = Life.begin(directory)) {
            assertThat(life.id().count()).isEqualTo(1);
            assertThatThrownBy(() -> Life.begin(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another gateway");
        }
        assertThat(begin().count()).isEqualTo(2);
    }

    @Test
    void aDamagedFileStopsTheStart() throws IOException {
        Files.writeString(directory.resolve("life"), "garbage");
        assertThatThrownBy(() -> Life.begin(directory)).isInstanceOf(IllegalStateException.class);
    }

    private LifeId begin() throws IOException {
        try (Life life = Life.begin(directory)) {
            return life.id();
        }
    }
}
