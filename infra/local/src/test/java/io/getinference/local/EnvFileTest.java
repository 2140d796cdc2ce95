package io.getinference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class EnvFileTest {

    @TempDir Path directory;

    @Test
    void isReadByAShellAsItWasWritten() throws Exception {
        String awkward = "it's $HOME; `a` \"b\"";
        Path file = write(EnvFile.text(Map.of("AWKWARD", awkward)));
        Process shell =
                new ProcessBuilder("sh", "-c", ". '" + file + "'; printf %s \"$AWKWARD\"").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(awkward);
        assertThat(EnvFile.read(file)).containsEntry("AWKWARD", awkward);
    }

    @Test
    void isDamagedByALineThatIsNone() throws Exception {
        Path file = write("A=1\n<<<<<<< HEAD\n");

        assertThatThrownBy(() -> EnvFile.read(file))
                .hasMessageStartingWith(file + " is damaged (it has a line that is not KEY=VALUE)")
                .message()
                .hasLineCount(1);
    }

    private Path write(String text) throws Exception {
        return Files.writeString(directory.resolve("some file.env"), text);
    }
}
