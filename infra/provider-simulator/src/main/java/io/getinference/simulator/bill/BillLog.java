package io.getinference.simulator.bill;

import io.getinference.simulator.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What the providers would invoice, call by call; only ever appended to. */
public final class BillLog {
    private final List<BillEntry> entries = new ArrayList<>();
    private final @Nullable Path file;

    private BillLog(@Nullable Path file) {
        this.file = file;
    }

    /** A log that lives as long as the process. */
    public static BillLog inMemory() {
        return new BillLog(null);
    }

    /** A log that goes on where {@code file} ends; a line cut off by a crash is dropped. */
    public static BillLog in(Path file) throws IOException {
        BillLog log = new BillLog(file);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        if (Files.exists(file)) {
            log.readAgain(file);
        }
        return log;
    }

    /** Appends {@code entry} under the next index. */
    public synchronized void append(BillEntry entry) {
        BillEntry numbered = entry.numbered(entries.size());
        if (file != null) {
            write(file, Json.write(numbered) + "\n", StandardOpenOption.APPEND);
        }
        entries.add(numbered);
    }

    /** All entries from index {@code since} on. */
    public synchronized List<BillEntry> since(long since) {
        int from = Math.clamp(since, 0, entries.size());
        return List.copyOf(entries.subList(from, entries.size()));
    }

    /** All entries. */
    public List<BillEntry> entries() {
        return since(0);
    }

    /** Starts a new, empty log; a test's own act, no provider has it. */
    public synchronized void clear() {
        entries.clear();
        if (file != null) {
            write(file, "", StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private void readAgain(Path written) throws IOException {
        String text = Files.readString(written, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).lines().toList()) {
            try {
                entries.add(Json.read(line, BillEntry.class));
            } catch (Json.Malformed e) {
                throw new IOException("line " + (entries.size() + 1) + " of " + written, e);
            }
        }
        if (end < text.length()) {
            Files.writeString(written, text.substring(0, end));
        }
    }

    private static void write(Path file, String text, StandardOpenOption how) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
