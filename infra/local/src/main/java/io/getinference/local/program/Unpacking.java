package io.getinference.local.program;

import io.getinference.local.process.LogFile;
import io.getinference.local.process.StartFailure;

import org.apache.kafka.common.utils.Utils;

import java.io.File;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes a jar of jars apart, because an archive of classes needs plain jars, and reading nested
 * ones costs a quarter of a start. A running stack keeps the copy that it was started from, so a
 * new build does not pull its classes away.
 */
public final class Unpacking {

    private static final Duration BOUND = Duration.ofSeconds(60);

    /** The present copy and the one before, which an older stack may still run on. */
    private static final int COPIES_MAX = 2;

    private final Path home;
    private final boolean allowed;
    private final LogFile log;

    /**
     * What is under {@code home} is unpacked only where {@code allowed}; what another start has
     * unpacked is used in any case.
     */
    public Unpacking(Path home, boolean allowed, LogFile log) {
        this.home = home;
        this.allowed = allowed;
        this.log = log;
    }

    /** The program of that jar: its unpacked copy, or the jar itself if there is none. */
    public Program program(Path jar) {
        Program built = asItIs(jar);
        try {
            Path copy = copyOf(jar);
            Path main = copy.resolve(jar.getFileName());
            if (!Files.isRegularFile(main) && (!allowed || !unpacked(jar, copy))) {
                return built;
            }
            return new Program(main, allowed);
        } catch (IOException failure) {
            throw new StartFailure(jar + " cannot be unpacked", failure);
        }
    }

    /** The program of a jar that is not worth unpacking. */
    public static Program asItIs(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure(jar + " is missing; ./run builds it");
        }
        return new Program(jar, false);
    }

    /** Named by time and size as {@code run} does it for the launcher's own jar. */
    private Path copyOf(Path jar) throws IOException {
        FileTime changed = Files.getLastModifiedTime(jar);
        String key = changed.to(TimeUnit.SECONDS) + "-" + Files.size(jar);
        String name = jar.getFileName().toString().replace(".jar", "");
        return home.resolve("infra/local/target/unpacked").resolve(name).resolve(key);
    }

    /** Into a directory of its own that is then renamed, so that half a copy is never used. */
    private boolean unpacked(Path jar, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Path fresh = Files.createTempDirectory(copy.getParent(), "new-");
        try {
            if (!extracted(jar, fresh)) {
                return false;
            }
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
            removeOldCopies(copy);
            return true;
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException another) {
            return Files.isDirectory(copy);
        } finally {
            Utils.delete(fresh.toFile());
        }
    }

    /** A jar that is not Spring Boot's cannot take itself apart, and needs not. */
    private boolean extracted(Path jar, Path target) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        target.toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                        .start();
        try {
            return process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)
                    && process.exitValue() == 0
                    && Files.isRegularFile(target.resolve(jar.getFileName()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void removeOldCopies(Path newest) throws IOException {
        try (Stream<Path> copies = Files.list(newest.getParent())) {
            List<Path> old =
                    copies.filter(copy -> copy.getFileName().toString().matches("\\d+-\\d+"))
                            .filter(copy -> !copy.equals(newest))
                            .sorted(Comparator.comparing(Unpacking::changed).reversed())
                            .skip(COPIES_MAX - 1L)
                            .toList();
            for (Path copy : old) {
                Utils.delete(copy.toFile());
            }
        }
    }

    private static FileTime changed(Path copy) {
        try {
            return Files.getLastModifiedTime(copy);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
