package io.getinference.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same server in a container. */
final class ContainerPostgres extends TestPostgres implements AutoCloseable {

    private static final DockerImageName IMAGE = DockerImageName.parse("postgres:18");

    private final PostgreSQLContainer container;

    private ContainerPostgres(PostgreSQLContainer container) {
        this.container = container;
    }

    static ContainerPostgres start() {
        PostgreSQLContainer container =
                new PostgreSQLContainer(IMAGE)
                        .withUsername("postgres")
                        .withPassword("postgres")
                        .withDatabaseName("postgres");
        container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new ContainerPostgres(container);
    }

    @Override
    TestDatabase database(String name) {
        int port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        String url = "jdbc:postgresql://" + container.getHost() + ":" + port + "/" + name;
        return new TestDatabase(url, container.getUsername(), container.getPassword());
    }

    @Override
    public void close() {
        container.close();
    }
}
