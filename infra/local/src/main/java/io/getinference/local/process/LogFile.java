package io.getinference.local.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What one process of the stack wrote.
 *
 * @param path where it writes
 */
public record LogFile(Path path) {

    private static final int TAIL_BYTES_MAX = 64 * 1024;

    /** The log {@code <name>.log} in that directory, which is created if it is missing. */
    public static LogFile in(Path directory, String name) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new StartFailure("The log directory " + directory + " cannot be made", failure);
        }
        return new LogFile(directory.resolve(name + ".log"));
    }

    /** Keeps the log of the last start beside the new one, and nothing older. */
    public void startAnew() {
        Path previous = path.resolveSibling(path.getFileName() + ".previous");
        try {
            if (Files.exists(path)) {
                Files.move(path, previous, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.createFile(path);
        } catch (IOException failure) {
            throw new StartFailure("The log " + path + " cannot be written", failure);
        }
    }

    /** Adds a line of the launcher's own; a log that cannot be written is no reason to stop. */
    public void append(String line) {
        try {
            Files.writeString(
                    path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            return;
        }
    }

    /** The last lines, at most {@code linesMax}; nothing if the log cannot be read. */
    public List<String> tail(int linesMax) {
        try (var file = Files.newByteChannel(path)) {
            file.position(Math.max(0, file.size() - TAIL_BYTES_MAX));
            ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES_MAX);
            while (bytes.hasRemaining() && file.read(bytes) > 0) {}
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return lines.subList(Math.max(0, lines.size() - linesMax), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The last lines, indented, to stand below a message, and where the rest is. */
    public String excerpt() {
        StringBuilder excerpt = new StringBuilder();
        for (String line : tail(15)) {
            excerpt.append("    ").append(line).append('\n');
        }
        return excerpt.append("  The whole log: ").append(path).toString();
    }
}
