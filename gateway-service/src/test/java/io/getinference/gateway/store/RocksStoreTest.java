package io.getinference.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class RocksStoreTest extends StoreContract<RocksStore> {

    private static final AtomicInteger OPENED = new AtomicInteger();

    @TempDir static Path directory;

    private final Path place = directory.resolve("store-" + OPENED.incrementAndGet());

    @Override
    RocksStore open() {
        return RocksStore.open(directory.resolve("store-" + (OPENED.get() + 1)));
    }

    /** A copy of the files as they are, while they are open: what a killed process leaves. */
    @Override
    Store afterKill(RocksStore killed) throws Exception {
        Path copy = Files.createDirectory(directory.resolve(place.getFileName() + "-copy"));
        try (var files = Files.list(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return RocksStore.open(copy);
    }

    @Test
    void opensOnlyOnce() {
        assertThatThrownBy(() -> RocksStore.open(place)).isInstanceOf(IllegalStateException.class);
    }

    /**
     * The whole of each write is there or nothing of it, and none that came before it is missing.
     */
    @Test
    void aProcessThatIsKilledLosesNothingThatItSaidItHadWritten() throws Exception {
        Path killed = directory.resolve("killed");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                RestlessWriter.class.getName(),
                                killed.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int said = 0;
        try (BufferedReader out = process.inputReader()) {
            while (said < 2_000) {
                said = Integer.parseInt(out.readLine());
            }
            // By its handle: the process itself would close the pipe that is still to be read.
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            process.waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said = line.isEmpty() ? said : Math.max(said, number(line));
            }
        } finally {
            process.destroyForcibly();
        }
        try (RocksStore next = RocksStore.open(killed)) {
            List<String> entries = all(next);
            int count = Integer.parseInt(entries.getFirst().substring("count=".length()));
            assertThat(count).isGreaterThanOrEqualTo(said);
            assertThat(entries).hasSize(1 + count);
        }
    }

    /** The last line may be cut. */
    private static int number(String line) {
        return line.chars().allMatch(Character::isDigit) ? Integer.parseInt(line) : 0;
    }
}
