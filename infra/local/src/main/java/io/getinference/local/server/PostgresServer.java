package io.getinference.local.server;

import io.getinference.local.process.Ending;
import io.getinference.local.process.PrivateFile;
import io.getinference.local.process.StartFailure;

import org.apache.kafka.common.utils.Utils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One PostgreSQL server as a process of its own, durable, behind a password. */
public final class PostgresServer implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final int STOP_SECONDS_MAX = 20;
    private static final Duration END_MAX = Duration.ofSeconds(5);

    private final PostgresSettings settings;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;

    private PostgresServer(
            PostgresSettings settings, PostgresBinaries binaries, Unprivileged unprivileged) {
        this.settings = settings;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
    }

    /**
     * Starts the server, on the data of its last run if there is some.
     *
     * @throws StartFailure if it does not start
     */
    public static PostgresServer start(PostgresSettings settings) {
        return start(settings, Unprivileged.here(settings.log()));
    }

    static PostgresServer start(PostgresSettings settings, Unprivileged unprivileged) {
        endOrphan(settings.home());
        Postmaster.forget(settings.data());
        PostgresServer server = installed(settings, unprivileged);
        server.initialiseIfNew();
        server.binaries.refuseOtherVersion(settings.data());
        try {
            server.launch();
            return server;
        } catch (StartFailure failure) {
            server.close();
            throw failure;
        }
    }

    /**
     * Ends the server that a killed launcher left in that directory.
     *
     * @return whether there was one
     * @throws StartFailure if the server is not ours
     */
    public static boolean endOrphan(Path home) {
        Optional<ProcessHandle> orphan = running(home);
        orphan.ifPresent(process -> new Orphan(process, home).end());
        return orphan.isPresent();
    }

    /** The server that runs on the data in that directory, whoever started it. */
    public static Optional<ProcessHandle> running(Path home) {
        return Postmaster.on(home.resolve(PostgresSettings.DATA));
    }

    private static PostgresServer installed(PostgresSettings settings, Unprivileged unprivileged) {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(settings.home());
        return new PostgresServer(settings, binaries, unprivileged);
    }

    /** Into a new directory that is then renamed, so that half a cluster is never used. */
    private void initialiseIfNew() {
        if (Files.exists(settings.data().resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = settings.home().resolve("data.new");
        Path password = settings.home().resolve("password");
        try {
            Utils.delete(fresh.toFile());
            Files.createDirectories(fresh);
            PrivateFile.write(password, settings.passwords().superuser());
            unprivileged.handOver(List.of(fresh, password), settings.log());
            initialise(fresh, password);
            Files.move(fresh, settings.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new StartFailure("PostgreSQL's data directory cannot be made", failure);
        } finally {
            password.toFile().delete();
        }
    }

    private void initialise(Path data, Path password) {
        run(
                "initdb",
                List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        Roles.SUPERUSER,
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "--no-instructions",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password));
    }

    private void launch() {
        unprivileged.handOver(List.of(settings.data(), settings.log().path()), settings.log());
        run(
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-t",
                        Long.toString(START_MAX.toSeconds()),
                        "-D",
                        settings.data().toString(),
                        "-l",
                        settings.log().path().toString(),
                        "-o",
                        options()));
    }

    private String options() {
        return "-p "
                + settings.port()
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                + " -c fsync=on -c synchronous_commit=on -c max_connections=100"
                + " -c timezone=UTC -c log_timezone=UTC";
    }

    private void run(String program, List<String> arguments) {
        List<String> command = command(program, arguments);
        if (!Command.succeeds(command, settings.log(), START_MAX.plusSeconds(10))) {
            throw new StartFailure(
                    "PostgreSQL cannot be started (" + program + "):\n" + settings.log().excerpt());
        }
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(unprivileged.prefix());
        command.add(binaries.program(program));
        command.addAll(arguments);
        return command;
    }

    /** Clients are cut off and their transactions rolled back; what was committed is on disk. */
    @Override
    public void close() {
        Optional<ProcessHandle> running = Postmaster.on(settings.data());
        if (!stopped("fast") && !stopped("immediate")) {
            running.ifPresent(ProcessHandle::destroyForcibly);
        }
        // pg_ctl waits for the pid file to go, which is a moment before the process goes.
        running.ifPresent(process -> Ending.await(List.of(process), END_MAX));
    }

    /** Calls back once, on a thread of its own, when the server has ended. */
    public void onEnd(Runnable listener) {
        Postmaster.on(settings.data())
                .ifPresentOrElse(
                        process -> {
                            var _ = process.onExit().thenRunAsync(listener);
                        },
                        listener);
    }

    private boolean stopped(String mode) {
        List<String> arguments =
                List.of(
                        "stop",
                        "-w",
                        "-t",
                        Integer.toString(STOP_SECONDS_MAX),
                        "-m",
                        mode,
                        "-D",
                        settings.data().toString());
        return Command.succeeds(
                command("pg_ctl", arguments),
                settings.log(),
                Duration.ofSeconds(STOP_SECONDS_MAX + 5L));
    }
}
