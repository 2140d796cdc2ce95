package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class PreflightTest {

    private final Preflight preflight =
            new Preflight(Options.parse(new Arguments(List.of()), Path.of("/checkout")));

    @Test
    void refusesADiskThatWouldBeFullAfterAnHour() {
        assertThatThrownBy(() -> preflight.checkDisk(1_023))
                .hasMessageStartingWith(
                        "Too little disk: 1023 MiB are free for /checkout/.run, 1024 are needed.")
                .hasMessageContaining("--anyway")
                .message()
                .hasLineCount(1);
    }

    @Test
    void isContentWithAGibibyte() {
        assertThatCode(() -> preflight.checkDisk(1_024)).doesNotThrowAnyException();
    }
}
