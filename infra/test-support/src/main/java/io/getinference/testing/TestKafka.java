package io.getinference.testing;

/**
 * One Kafka node for tests: replication factor 1, transactions on, automatic topic creation off, so
 * that a service which forgets to create its topics fails its tests.
 */
public sealed interface TestKafka permits EmbeddedKafka, ContainerKafka {

    /**
     * The node that all tests of this JVM share: started by the first call, stopped when the JVM
     * ends. Tests that use the same topic see each other's records; use a key of your own.
     */
    static TestKafka shared() {
        return SharedKafka.NODE;
    }

    /** The {@code host:port} for {@code bootstrap.servers}. */
    String bootstrapServers();
}
