package io.getinference.chaos.cluster;

import io.getinference.local.process.StartFailure;
import io.getinference.local.process.Stopwatch;
import io.getinference.local.server.PostgresServer;
import io.getinference.local.server.PostgresSettings;
import io.getinference.local.server.Roles;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** PostgreSQL, which is several processes. */
final class PostgresMember implements Member {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final PostgresSettings settings;
    private @Nullable PostgresServer server;

    PostgresMember(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Role role() {
        return Role.POSTGRES;
    }

    /** What a killed postmaster leaves of its children keeps the next one out for a moment. */
    @Override
    public synchronized void start() {
        Stopwatch watch = new Stopwatch();
        while (true) {
            try {
                server = PostgresServer.start(settings);
                Roles.ensure(settings, List.of("account", "billing"));
                return;
            } catch (StartFailure failure) {
                if (watch.isOver(START_MAX)) {
                    throw failure;
                }
                Await.pause(BETWEEN_TRIES);
            }
        }
    }

    @Override
    public boolean isReady() {
        return postmaster().isPresent();
    }

    @Override
    public void kill() {
        postmaster().ifPresent(process -> Signals.send("KILL", LongStream.of(process.pid())));
    }

    @Override
    public void freeze() {
        Signals.send("STOP", pids());
    }

    @Override
    public void thaw() {
        Signals.send("CONT", pids());
    }

    @Override
    public synchronized void terminate() {
        if (server != null) {
            server.close();
        }
    }

    private LongStream pids() {
        return postmaster().stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(ProcessHandle::pid);
    }

    private Optional<ProcessHandle> postmaster() {
        return PostgresServer.running(settings.home());
    }
}
