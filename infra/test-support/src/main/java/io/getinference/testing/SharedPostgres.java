package io.getinference.testing;

/** Starts the shared server at the first use, under the JVM's own class-initialisation lock. */
final class SharedPostgres {

    static final TestPostgres SERVER = start();

    private SharedPostgres() {}

    private static TestPostgres start() {
        return switch (Infrastructure.chosen()) {
            case EMBEDDED -> AtExit.close(InProcessPostgres.start());
            case DOCKER -> AtExit.close(ContainerPostgres.start());
        };
    }
}
