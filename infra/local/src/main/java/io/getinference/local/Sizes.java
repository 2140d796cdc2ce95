package io.getinference.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Adds up the files below a directory, which come and go while they are counted. */
final class Sizes extends SimpleFileVisitor<Path> {

    private long bytes;

    private Sizes() {}

    /** In MiB. */
    static long of(Path directory) {
        Sizes sizes = new Sizes();
        try {
            Files.walkFileTree(directory, sizes);
        } catch (IOException gone) {
            return 0;
        }
        return sizes.bytes >> 20;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += attributes.size();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
        return FileVisitResult.CONTINUE;
    }
}
