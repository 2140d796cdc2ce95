package io.getinference.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class RecoveryTest {

    @TempDir Path directory;

    @Test
    void isTheCommandOfAnOption() {
        assertThat(Recovery.isAskedFor("--recover", "--data-dir", "x")).isTrue();
        assertThat(Recovery.isAskedFor("--server.port=1")).isFalse();
    }

    @Test
    void wantsADirectoryOnWhichAGatewayHasLived() {
        Path mistyped = directory.resolve("mistyped");
        assertThat(Recovery.run("--recover")).isEqualTo(1);
        assertThat(Recovery.run("--recover", "--data-dir", mistyped.toString())).isEqualTo(1);
        assertThat(Files.exists(mistyped)).isFalse();
    }
}
