package io.getinference.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.local.process.Ending;
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
import java.time.Duration;
import java.util.ArrayList;
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

        assertThat(Ending.hasEnded(orphan)).isTrue();
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

    @Test
    void leavesAServerOfAnotherInstallationAlone() throws Exception {
        server.close();
        Path elsewhere = settings.home().resolveSibling("elsewhere");
        Files.move(settings.home().resolve("binaries"), elsewhere);
        try {
            run(elsewhere, "start");

            assertThatThrownBy(() -> PostgresServer.start(settings))
                    .hasMessageStartingWith("A PostgreSQL that ./run did not start (pid ")
                    .hasMessageContaining(elsewhere.resolve("bin/postgres") + ") uses ")
                    .message()
                    .hasLineCount(1);
            assertThat(Postmaster.on(settings.data())).isPresent();
        } finally {
            run(elsewhere, "stop");
            Files.move(elsewhere, settings.home().resolve("binaries"));
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        server.close();
        Path version = settings.data().resolve("PG_VERSION");
        String made = Files.readString(version);
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> PostgresServer.start(settings))
                    .hasMessageStartingWith(settings.data() + " was made by PostgreSQL 17, this is")
                    .message()
                    .hasLineCount(1);
        } finally {
            Files.writeString(version, made);
        }
    }

    private void run(Path binaries, String verb) {
        List<String> command = new ArrayList<>(Unprivileged.here(settings.log()).prefix());
        command.addAll(List.of(binaries.resolve("bin/pg_ctl").toString(), verb, "-w"));
        command.addAll(List.of("-D", settings.data().toString()));
        command.addAll(List.of("-l", settings.log().path().toString()));
        if (verb.equals("start")) {
            String port = "-p " + settings.port();
            command.addAll(List.of("-o", port + " -c unix_socket_directories=''"));
        }
        assertThat(Command.succeeds(command, settings.log(), Duration.ofSeconds(30))).isTrue();
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
