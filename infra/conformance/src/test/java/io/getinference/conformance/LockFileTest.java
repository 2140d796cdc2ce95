package io.getinference.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What npm installs is fixed by version and hash, and by nothing else. */
class LockFileTest {
    private static final Path NODE = Path.of("node");

    @Test
    void theLockFileNamesNoHost() throws IOException {
        String lock = Files.readString(NODE.resolve("package-lock.json"));
        assertThat(lock).doesNotContain("://", "\"resolved\"").contains("\"integrity\"");
    }

    @Test
    void theClientsVersionsAreExact() throws IOException {
        assertThat(Installed.wanted(NODE))
                .containsOnlyKeys("@anthropic-ai/sdk", "@google/genai")
                .allSatisfy((client, version) -> assertThat(version).matches("\\d+\\.\\d+\\.\\d+"));
    }
}
