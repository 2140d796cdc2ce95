package io.getinference.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

class ProcessRecordsTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir Path directory;

    private Path file;
    private ProcessRecords records;
    private Process process;

    @BeforeEach
    void startAProcess() throws IOException {
        file = directory.resolve("pids");
        records = new ProcessRecords(file);
        process = new ProcessBuilder("sleep", "300").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void endWhatAKilledLauncherLeftBehind() throws InterruptedException {
        records.add("billing-service", process.toHandle());

        assertThat(new ProcessRecords(file).endLeftovers(BOUND)).containsExactly("billing-service");

        // It is gone; that its own Process hears of it may take a moment more.
        assertThat(process.waitFor(BOUND)).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void neverEndAStrangerWhoGotThePid() throws IOException {
        Instant other = process.info().startInstant().orElseThrow().minusSeconds(60);
        Files.writeString(
                file, "billing-service " + process.pid() + " " + other.toEpochMilli() + "\n");

        assertThat(records.endLeftovers(BOUND)).isEmpty();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void passOverALineThatAKillCutOff() throws IOException {
        Files.writeString(file, "account-service 99999999 1\nbilling-service 12");

        assertThat(records.endLeftovers(BOUND)).isEmpty();
    }

    @Test
    void areEmptyBeforeTheFirstStart() {
        assertThat(records.endLeftovers(BOUND)).isEmpty();
    }
}
