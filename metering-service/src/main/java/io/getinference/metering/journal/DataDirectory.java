package io.getinference.metering.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** This instance's own directory, locked while the process lives. */
final class DataDirectory implements AutoCloseable {

    private final FileChannel file;

    private DataDirectory(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes a directory, which is made where it is missing.
     *
     * @throws IllegalStateException if another instance has it
     */
    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel file =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new IllegalStateException(
                        "another metering-service runs on the data directory "
                                + path.toAbsolutePath()
                                + "; give each instance its own (getinference.data-dir)");
            }
            return new DataDirectory(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be used", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
