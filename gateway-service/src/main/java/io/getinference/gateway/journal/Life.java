package io.getinference.gateway.journal;

import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * This start of this gateway. The data directory holds the gateway's id and how often it has
 * started; it is locked while the process lives, so no two processes ever write to the journal
 * under one life.
 */
public final class Life implements AutoCloseable {

    private static final int FILE_BYTES_MAX = 100;

    private final FileChannel file;
    private final LifeId id;

    private Life(FileChannel file, LifeId id) {
        this.file = file;
        this.id = id;
    }

    /**
     * Begins the next life on a data directory, which is made where it is missing.
     *
     * @throws IllegalStateException if another process lives on it, or it holds something else
     */
    public static Life begin(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
            FileChannel file =
                    FileChannel.open(
                            dataDirectory.resolve("life"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new IllegalStateException(
                        "another gateway lives on the data directory " + dataDirectory);
            }
            LifeId id = next(read(file));
            write(file, id);
            return new Life(file, id);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the data directory " + dataDirectory + " cannot be used", e);
        }
    }

    public LifeId id() {
        return id;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static LifeId next(String last) {
        try {
            if (last.isEmpty()) {
                return new LifeId(GatewayId.next(), 1);
            }
            LifeId before = LifeId.parse(last);
            return new LifeId(before.gateway(), before.count() + 1);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the file `life` in the data directory is damaged", e);
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FILE_BYTES_MAX);
        file.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    /**
     * Forced to disk before the life does anything: a count that is used twice would hide usage as
     * repetitions.
     */
    private static void write(FileChannel file, LifeId id) throws IOException {
        file.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        file.force(true);
    }
}
