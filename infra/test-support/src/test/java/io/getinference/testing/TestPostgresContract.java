package io.getinference.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What every test server must do, wherever it runs. */
abstract class TestPostgresContract {

    abstract TestPostgres postgres();

    @Test
    void handsOutDatabasesThatDoNotSeeEachOther() throws SQLException {
        TestDatabase first = postgres().newDatabase();
        TestDatabase second = postgres().newDatabase();

        execute(first, "create table only_here (id int)");

        assertThat(tables(first)).isEqualTo(1);
        assertThat(tables(second)).isZero();
    }

    @Test
    void letsItsUserCreateRoles() throws SQLException {
        TestDatabase database = postgres().newDatabase();

        execute(database, "create role ledger_writer");

        assertThat(count(database, "select count(*) from pg_roles where rolname='ledger_writer'"))
                .isEqualTo(1);
    }

    @Test
    void isTheMajorVersionOfTheLocalStack() throws SQLException {
        TestDatabase database = postgres().newDatabase();

        assertThat(count(database, "select current_setting('server_version_num')::int / 10000"))
                .isEqualTo(18);
    }

    private static int tables(TestDatabase database) throws SQLException {
        return count(database, "select count(*) from pg_tables where schemaname = 'public'");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
