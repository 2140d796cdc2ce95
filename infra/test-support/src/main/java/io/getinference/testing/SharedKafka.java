package io.getinference.testing;

/** Starts the shared node at the first use, under the JVM's own class-initialisation lock. */
final class SharedKafka {

    static final TestKafka NODE = start();

    private SharedKafka() {}

    private static TestKafka start() {
        return switch (Infrastructure.chosen()) {
            case EMBEDDED -> AtExit.close(EmbeddedKafka.start());
            case DOCKER -> AtExit.close(ContainerKafka.start());
        };
    }
}
