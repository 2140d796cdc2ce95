package io.getinference.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.local.process.LogFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {

    private static final String SUPERUSER_PASSWORD = "superuser-password";
    private static final String SERVICES_PASSWORD = "services-password";

    private PostgresSettings settings;
    private PostgresServer server;

    /** Unpacking and initdb take seconds, so the tests share a directory, but each starts anew. */
    @BeforeAll
    void prepare(@TempDir Path directory) throws Exception {
        settings =
                new PostgresSettings(
                        freePort(),
                        directory.resolve("postgres"),
                        LogFile.in(directory, "postgres"),
                        new PostgresSettings.Passwords(SUPERUSER_PASSWORD, SERVICES_PASSWORD));
    }

    @BeforeEach
    void start() {
        server = PostgresServer.start(settings);
        Roles.ensure(settings, List.of("account", "billing"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isDurableAndKeepsItsRowsAcrossARestart() throws Exception {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        try (Connection connection = connect(SERVICES_PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create table entries as select 42 as amount");
        }
        server.close();

        server = PostgresServer.start(settings);
        Roles.ensure(settings, List.of("account", "billing"));

        assertThat(ask("select amount from entries")).isEqualTo("42");
    }

    @Test
    void asksForThePassword() {
        assertThatThrownBy(() -> connect("a-wrong-password").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void replacesTheServerThatAKilledLauncherLeftBehind() throws Exception {
        ProcessHandle orphan = Postmaster.on(settings.data()).orElseThrow();

        assertThat(PostgresServer.endOrphan(settings.home())).isTrue();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(PostgresServer.endOrphan(settings.home())).isFalse();
    }

    @Test
    void isNotMistakenForAStrangerWhoGotItsPid() throws Exception {
        server.close();
        Path file = settings.data().resolve("postmaster.pid");
        Files.writeString(file, ProcessHandle.current().pid() + "\n" + settings.data() + "\n1\n");

        assertThat(Postmaster.on(settings.data())).isEmpty();
        server = PostgresServer.start(settings);

        assertThat(Postmaster.on(settings.data())).isPresent();
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = connect(SERVICES_PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(settings.url("billing"), Roles.SERVICES, password);
    }

    private static int freePort() throws Exception {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
