package io.getinference.local;

import io.getinference.local.process.StartFailure;
import io.getinference.local.process.StopRequested;
import io.getinference.local.process.StopSignal;
import io.getinference.local.process.Stopwatch;
import io.getinference.local.server.KafkaNode;
import io.getinference.local.server.PostgresServer;
import io.getinference.local.server.Roles;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kafka and PostgreSQL, which everything else needs first and last. */
final class Stores implements AutoCloseable {

    private final Setup setup;
    private final Console console;
    private final StopSignal stop;
    private final Restarts restarts = new Restarts(Restarts.POLICY);
    private @Nullable PostgresServer postgres;
    private volatile @Nullable KafkaNode kafka;
    private boolean stopping;

    Stores(Setup setup, StopSignal stop, Console console) {
        this.setup = setup;
        this.stop = stop;
        this.console = console;
    }

    /**
     * Starts both at once. The executor waits for PostgreSQL even if Kafka fails, so that {@link
     * #close()} knows what there is to stop.
     */
    void start() {
        List<Part> stores = setup.options().chosen().stream().filter(Part::isStore).toList();
        if (stores.isEmpty()) {
            return;
        }
        console.starting(String.join(", ", stores.stream().map(Part::process).toList()));
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> starting =
                    stores.stream().map(store -> tasks.submit(() -> start(store))).toList();
            for (Future<?> start : starting) {
                start.get();
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StartFailure("The stores cannot be started", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", interrupted);
        }
    }

    private void start(Part store) {
        Stopwatch watch = new Stopwatch();
        if (store == Part.KAFKA) {
            kafka = KafkaNode.start(setup.kafka(), this::onKafkaGivingUp);
        } else {
            startPostgres();
        }
        console.ready(store.process(), watch.elapsed());
    }

    private synchronized void startPostgres() {
        if (stopping) {
            return;
        }
        PostgresServer started = PostgresServer.start(setup.postgres());
        postgres = started;
        Roles.ensure(setup.postgres(), List.of("account", "billing"));
        started.onEnd(this::onPostgresEnding);
    }

    private void onPostgresEnding() {
        if (isStopping()) {
            return;
        }
        Optional<Duration> pause = restarts.next();
        if (pause.isEmpty()) {
            console.say(
                    "postgresql is down and stays down after "
                            + restarts.policy().inWords()
                            + "; see "
                            + setup.log("postgres").path());
            return;
        }
        console.say("postgresql has ended; starting it again in " + Console.seconds(pause.get()));
        try {
            stop.pause(pause.get());
            startPostgres();
            console.say("postgresql is back");
        } catch (StopRequested stopped) {
            return;
        } catch (StartFailure failure) {
            console.say(failure.text());
            onPostgresEnding();
        }
    }

    /** On a thread of its own, because Kafka's must not wait for a stop that waits for Kafka. */
    private void onKafkaGivingUp() {
        console.say("Kafka has given up; see " + setup.log("launcher").path());
        Thread.ofPlatform().name("kafka-gave-up").start(() -> System.exit(1));
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    @Override
    public void close() {
        KafkaNode node = kafka;
        if (node != null) {
            node.close();
        }
        closePostgres();
    }

    private synchronized void closePostgres() {
        stopping = true;
        if (postgres != null) {
            postgres.close();
        }
    }
}
