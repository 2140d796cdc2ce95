package io.getinference.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;

/** What npm installs is fixed by version and hash, and by nothing else. */
class LockFileTest {

    @Test
    void theLockFileNamesNoHost() throws IOException {
        String lock = Files.readString(NodeFolder.PATH.resolve("package-lock.json"));
        assertThat(lock).doesNotContain("://", "\"resolved\"").contains("\"integrity\"");
    }

    @Test
    void theVersionsAreExact() {
        assertThat(NodeFolder.wanted())
                .containsOnlyKeys("openai", "zod")
                .allSatisfy((name, version) -> assertThat(version).matches("\\d+\\.\\d+\\.\\d+"));
    }
}
