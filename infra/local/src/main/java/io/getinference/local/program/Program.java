package io.getinference.local.program;

import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A jar and, once it was unpacked, what makes its next start quicker.
 *
 * @param jar what {@code java -jar} is given
 * @param prepares whether this start may note its classes and have an archive made of them
 */
public record Program(Path jar, boolean prepares) {

    private static final String ARCHIVE_OPTION = "-XX:SharedArchiveFile=";
    private static final String RUNTIME = System.getProperty("java.runtime.version");

    /** The JVM's options that speed this start up, or prepare that for the next one. */
    public List<String> options() {
        if (Files.isRegularFile(archive())) {
            return List.of(ARCHIVE_OPTION + archive(), "-Xlog:cds=off", "-Xlog:aot=off");
        }
        return prepares ? List.of("-XX:DumpLoadedClassList=" + classList()) : List.of();
    }

    /** Whether its archive can be made of what its running start has noted. */
    boolean isNoted() {
        return prepares && !Files.exists(archive()) && Files.exists(classList());
    }

    /** The archive is not trusted any more; a later start makes another. */
    public void forgetArchive() {
        try {
            Files.deleteIfExists(archive());
        } catch (IOException staysThere) {
            throw new StartFailure(archive() + " cannot be removed", staysThere);
        }
    }

    /** Only the same build of the JDK can read it, so another one makes its own. */
    Path archive() {
        return beside("classes-" + RUNTIME + ".jsa");
    }

    Path classList() {
        return beside("classes.list");
    }

    Path beside(String name) {
        return jar.resolveSibling(name);
    }

    /** The command without its archive, for when a start with it has failed. */
    public static List<String> withoutArchive(List<String> command) {
        List<String> rest = new ArrayList<>(command);
        rest.removeIf(word -> word.startsWith(ARCHIVE_OPTION));
        return rest;
    }

    /** Whether the command relies on an archive. */
    public static boolean hasArchive(List<String> command) {
        return command.stream().anyMatch(word -> word.startsWith(ARCHIVE_OPTION));
    }
}
