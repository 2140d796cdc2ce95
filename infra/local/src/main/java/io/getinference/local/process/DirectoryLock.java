package io.getinference.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** One launcher at a time on a data directory; the system frees the lock of a killed one. */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;
    private final Path directory;

    private DirectoryLock(FileChannel channel, Path directory) {
        this.channel = channel;
        this.directory = directory;
    }

    /**
     * Takes the directory, which is created if it is missing.
     *
     * @throws StartFailure in one line, if another launcher has it or it cannot be written
     */
    public static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(
                            file(directory), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartFailure(
                        "Another launcher"
                                + holder(directory).map(p -> " (pid " + p.pid() + ")").orElse("")
                                + " runs on "
                                + directory
                                + ": see ./run status, ./run stop, or choose another --data.");
            }
            Files.writeString(holderFile(directory), own());
            return new DirectoryLock(channel, directory);
        } catch (IOException failure) {
            throw new StartFailure(
                    "The data directory "
                            + directory
                            + " cannot be written ("
                            + failure.getClass().getSimpleName()
                            + "). Choose another with --data.");
        }
    }

    /** The launcher that runs on the directory; a stranger who got its pid meanwhile is none. */
    public static Optional<ProcessHandle> holder(Path directory) {
        try {
            String[] parts = Files.readString(holderFile(directory)).trim().split(" ", -1);
            return parts.length == 2
                    ? Identity.find(
                            Long.parseLong(parts[0]),
                            Instant.ofEpochMilli(Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    private static String own() {
        ProcessHandle own = ProcessHandle.current();
        return own.pid() + " " + own.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    private static Path file(Path directory) {
        return directory.resolve("lock");
    }

    /** Another file, because reading and closing the lock's own would free the lock. */
    private static Path holderFile(Path directory) {
        return directory.resolve("launcher");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(holderFile(directory));
        channel.close();
    }
}
