package io.getinference.metering.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class DataDirectoryTest {

    @Test
    void isOneInstancesUntilThatOneEnds(@TempDir Path parent) throws IOException {
        Path path = parent.resolve("missing").resolve("yet");
        try (DataDirectory _ = DataDirectory.take(path)) {
            assertThatThrownBy(() -> DataDirectory.take(path))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another metering-service")
                    .hasMessageContaining(path.toString());
        }
        DataDirectory.take(path).close();
    }
}
