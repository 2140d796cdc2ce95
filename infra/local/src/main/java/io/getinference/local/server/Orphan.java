package io.getinference.local.server;

import io.getinference.local.process.Ending;
import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server that nobody looks after, on data of ours.
 *
 * @param process the postmaster
 * @param home where our binaries and data are
 */
record Orphan(ProcessHandle process, Path home) {

    private static final Duration BOUND = Duration.ofSeconds(15);

    /** Fast, then immediate, then by force; what was committed is on disk in any case. */
    void end() {
        if (!isOurs()) {
            throw new StartFailure(
                    "A PostgreSQL that ./run did not start (pid %d%s) uses %s. Stop it first."
                            .formatted(
                                    process.pid(),
                                    process.info().command().map(c -> ", " + c).orElse(""),
                                    home.resolve(PostgresSettings.DATA)));
        }
        if (!endedBy("INT") && !endedBy("QUIT") && !endedBy("KILL")) {
            throw new StartFailure("PostgreSQL (pid " + process.pid() + ") does not end");
        }
    }

    /** By its program, which lies beside the data; a server of another installation is a guest. */
    private boolean isOurs() {
        try {
            Path binaries = home.toRealPath().resolve(PostgresBinaries.DIRECTORY);
            return process.info()
                    .command()
                    .filter(c -> Path.of(c).startsWith(binaries))
                    .isPresent();
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean endedBy(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
            return Ending.await(List.of(process), BOUND);
        } catch (IOException failure) {
            throw new StartFailure("kill cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Ending.hasEnded(process);
        }
    }
}
