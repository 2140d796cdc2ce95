package io.getinference.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Real PostgreSQL binaries, unpacked and started by the test's own JVM. */
final class InProcessPostgres extends TestPostgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private InProcessPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Connections are plenty because every cached Spring context keeps a pool of its own. */
    static InProcessPostgres start() {
        try {
            return new InProcessPostgres(
                    EmbeddedPostgres.builder()
                            .setRegisterShutdownHook(false)
                            .setServerConfig("max_connections", "200")
                            .start());
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start", failure);
        }
    }

    @Override
    TestDatabase database(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
        return new TestDatabase(url, USER, USER);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
