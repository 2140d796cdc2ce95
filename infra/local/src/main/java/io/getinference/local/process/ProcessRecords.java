package io.getinference.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that this data directory's launcher has started, kept on disk: what a launcher that
 * was killed left behind is ended by the next one.
 */
public final class ProcessRecords {

    private final Path file;

    public ProcessRecords(Path file) {
        this.file = file;
    }

    /** Notes a process that was just started. */
    public synchronized void add(String name, ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        String line = name + " " + process.pid() + " " + started.toEpochMilli() + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new StartFailure("The process list " + file + " cannot be written", failure);
        }
    }

    /** All processes of the list have ended. */
    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new StartFailure("The process list " + file + " cannot be removed", failure);
        }
    }

    /**
     * Ends what a killed launcher left behind.
     *
     * @return the names of the processes that were ended
     */
    public synchronized List<String> endLeftovers(Duration bound) {
        List<Leftover> leftovers = lines().stream().flatMap(ProcessRecords::leftover).toList();
        Termination.end(leftovers.stream().map(Leftover::process).toList(), bound);
        clear();
        return leftovers.stream().map(Leftover::name).toList();
    }

    /** The living processes of the list by name; of two with one name the younger. */
    public synchronized Map<String, ProcessHandle> living() {
        Map<String, ProcessHandle> living = new HashMap<>();
        lines().stream()
                .flatMap(ProcessRecords::leftover)
                .forEach(found -> living.put(found.name(), found.process()));
        return living;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException nothingLeft) {
            return List.of();
        } catch (IOException failure) {
            throw new StartFailure("The process list " + file + " cannot be read", failure);
        }
    }

    /** A line that a kill cut off names nobody. */
    private static Stream<Leftover> leftover(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            return Stream.empty();
        }
        try {
            long pid = Long.parseLong(parts[1]);
            Instant started = Instant.ofEpochMilli(Long.parseLong(parts[2]));
            Optional<ProcessHandle> process = Identity.find(pid, started);
            return process.map(found -> new Leftover(parts[0], found)).stream();
        } catch (NumberFormatException cutOff) {
            return Stream.empty();
        }
    }

    private record Leftover(String name, ProcessHandle process) {}
}
