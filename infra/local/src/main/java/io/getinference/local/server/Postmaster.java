package io.getinference.local.server;

import io.getinference.local.process.Identity;
import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says about who runs on a data directory. */
final class Postmaster {

    private Postmaster() {}

    /** The server that runs on the directory; a stranger who got its pid meanwhile is none. */
    static Optional<ProcessHandle> on(Path data) {
        List<String> lines = lines(data);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(0).trim());
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).trim()));
            return Identity.find(pid, started);
        } catch (NumberFormatException cutOff) {
            return Optional.empty();
        }
    }

    /**
     * Without a server on it the file is stale, and PostgreSQL might take a stranger for its owner.
     */
    static void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException failure) {
            throw new StartFailure(file(data) + " is stale and cannot be removed", failure);
        }
    }

    private static List<String> lines(Path data) {
        try {
            return Files.exists(file(data)) ? Files.readAllLines(file(data)) : List.of();
        } catch (IOException failure) {
            throw new StartFailure(file(data) + " cannot be read", failure);
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
