package io.getinference.testing;

import org.testcontainers.DockerClientFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where the servers of integration tests run. */
enum Infrastructure {
    EMBEDDED,
    DOCKER;

    /**
     * System property that decides: {@code embedded}, {@code docker} or {@code auto} (the default).
     */
    static final String PROPERTY = "getinference.test.infrastructure";

    private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

    static Infrastructure chosen() {
        return chosen(System.getProperty(PROPERTY, "auto"));
    }

    static Infrastructure chosen(String wish) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "docker" -> DOCKER;
            case "auto" -> dockerAnswers() ? DOCKER : EMBEDDED;
            default ->
                    throw new IllegalArgumentException(
                            PROPERTY + " must be embedded, docker or auto, not " + wish);
        };
    }

    /** Testcontainers logs a page of stack traces where there is no Docker, so it is asked last. */
    private static boolean dockerAnswers() {
        return dockerIsConfigured() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean dockerIsConfigured() {
        Path home = Path.of(System.getProperty("user.home"));
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(DEFAULT_SOCKET)
                || Files.exists(home.resolve(".docker/run/docker.sock"))
                || Files.exists(home.resolve(".testcontainers.properties"));
    }
}
