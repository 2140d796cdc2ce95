package io.getinference.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file with secrets: nobody but its owner may read it, not even for the moment of writing. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes the whole file at once, so that a reader never sees half of it. */
    public static void write(Path file, String content) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, owner);
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new StartFailure(file + " cannot be written", failure);
        }
    }
}
