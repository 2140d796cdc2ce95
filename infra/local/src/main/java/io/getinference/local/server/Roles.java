package io.getinference.local.server;

import io.getinference.local.process.StartFailure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The services' role and their databases, created where they are missing. */
public final class Roles {

    /** The role that the services sign in with; no superuser. */
    public static final String SERVICES = "getinference";

    static final String SUPERUSER = "postgres";

    private Roles() {}

    /**
     * Makes the role and one database each, which it owns.
     *
     * @throws StartFailure if the server refuses
     */
    public static void ensure(PostgresSettings settings, List<String> databases) {
        String url = settings.url("postgres");
        try (Connection connection =
                        DriverManager.getConnection(
                                url, SUPERUSER, settings.passwords().superuser());
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles where rolname = '" + SERVICES + "'")) {
                statement.execute("create role " + SERVICES + " login createrole");
            }
            statement.execute(
                    "alter role "
                            + SERVICES
                            + " password '"
                            + settings.passwords().services()
                            + "'");
            for (String database : databases) {
                if (!exists(statement, "pg_database where datname = '" + database + "'")) {
                    statement.execute("create database " + database + " owner " + SERVICES);
                }
            }
        } catch (SQLException failure) {
            throw new StartFailure("PostgreSQL's databases cannot be made", failure);
        }
    }

    private static boolean exists(Statement statement, String rows) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from " + rows)) {
            return found.next();
        }
    }
}
