package io.getinference.local.server;

import io.getinference.local.process.StartFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.kafka.common.utils.Utils;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs, unpacked once.
 *
 * @param home the directory with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    static final String DIRECTORY = "binaries";

    private static final String DONE = "unpacked";

    /** Unpacks into a new directory and renames it, so that half an unpacking is never used. */
    static PostgresBinaries unpackedIn(Path parent) {
        Path home = parent.resolve(DIRECTORY);
        if (Files.exists(home.resolve(DONE))) {
            return new PostgresBinaries(home);
        }
        Path fresh = parent.resolve("binaries.new");
        try (InputStream archive = archive()) {
            Utils.delete(fresh.toFile());
            Utils.delete(home.toFile());
            Files.createDirectories(fresh);
            unpack(archive, fresh);
            Files.createFile(fresh.resolve(DONE));
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            return new PostgresBinaries(home);
        } catch (IOException failure) {
            throw new StartFailure("PostgreSQL's binaries cannot be unpacked", failure);
        }
    }

    /** PostgreSQL itself says so too, but in a log and in other words. */
    void refuseOtherVersion(Path data) {
        try {
            String made = Files.readString(data.resolve("PG_VERSION")).trim();
            if (!made.equals(majorVersion())) {
                throw new StartFailure(
                        ("%s was made by PostgreSQL %s, this is %s. "
                                        + "Choose another --data, or start with empty data: ./run --reset")
                                .formatted(data, made, majorVersion()));
            }
        } catch (IOException unreadable) {
            throw new StartFailure(
                    "The version of PostgreSQL's data in " + data + " cannot be read", unreadable);
        }
    }

    /** From the catalogue's first line, which is quicker than asking the program. */
    private String majorVersion() throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("share/postgresql/postgres.bki"))) {
            return lines.findFirst().orElse("").replace("# PostgreSQL", "").trim();
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static InputStream archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "Darwin" : "Linux";
        String machine = ArchUtils.normalize(System.getProperty("os.arch"));
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        String permissions = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
