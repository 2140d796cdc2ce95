package io.getinference.local;

import java.nio.file.Path;

/** The checkout that the jars are in. */
final class Home {

    private static final Path JAR = Path.of("infra/local/target/local.jar");

    private Home() {}

    /** Named, or told by where the launcher's own jar is, or the working directory. */
    static Path of(Arguments arguments) {
        Path own = Path.of(System.getProperty("java.class.path")).toAbsolutePath().normalize();
        Path otherwise = own.endsWith(JAR) ? up(own, JAR.getNameCount()) : Path.of("");
        return arguments
                .value("--home")
                .map(Path::of)
                .orElse(otherwise)
                .toAbsolutePath()
                .normalize();
    }

    private static Path up(Path path, int levels) {
        Path result = path;
        for (int level = 0; level < levels && result.getParent() != null; level++) {
            result = result.getParent();
        }
        return result;
    }
}
