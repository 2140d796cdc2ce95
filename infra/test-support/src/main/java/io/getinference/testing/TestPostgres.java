package io.getinference.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for tests that hands out fresh databases. */
public abstract sealed class TestPostgres permits InProcessPostgres, ContainerPostgres {

    private final AtomicInteger databases = new AtomicInteger();

    TestPostgres() {}

    /**
     * The server that all tests of this JVM share: started by the first call, stopped when the JVM
     * ends.
     */
    public static TestPostgres shared() {
        return SharedPostgres.SERVER;
    }

    /**
     * Creates an empty database that nobody else knows.
     *
     * @throws IllegalStateException if the server does not create it
     */
    public final TestDatabase newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        TestDatabase maintenance = database("postgres");
        try (Connection connection = connect(maintenance);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return database(name);
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not create the database " + name, failure);
        }
    }

    /** How to reach the database of that name, whether it exists or not. */
    abstract TestDatabase database(String name);

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
