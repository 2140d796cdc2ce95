package io.getinference.local;

import io.getinference.local.process.StartFailure;
import io.getinference.local.process.Stopwatch;
import io.getinference.local.server.KafkaNode;
import io.getinference.local.server.PostgresServer;
import io.getinference.local.server.Roles;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kafka and PostgreSQL, which everything else needs first and last. */
final class Stores implements AutoCloseable {

    private final Setup setup;
    private final Console console;
    private volatile @Nullable PostgresServer postgres;
    private volatile @Nullable KafkaNode kafka;

    Stores(Setup setup, Console console) {
        this.setup = setup;
        this.console = console;
    }

    /**
     * Starts both at once. The executor waits for PostgreSQL even if Kafka fails, so that {@link
     * #close()} knows what there is to stop.
     */
    void start() {
        console.starting("kafka, postgresql");
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> starting = tasks.submit(this::startPostgres);
            startKafka();
            starting.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StartFailure("PostgreSQL cannot be started", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", interrupted);
        }
    }

    private void startPostgres() {
        Stopwatch watch = new Stopwatch();
        postgres = PostgresServer.start(setup.postgres());
        Roles.ensure(setup.postgres(), List.of("account", "billing"));
        console.ready("postgresql", watch.elapsed());
    }

    private void startKafka() {
        Stopwatch watch = new Stopwatch();
        kafka = KafkaNode.start(setup.kafka(), this::onKafkaGivingUp);
        console.ready("kafka", watch.elapsed());
    }

    /** On a thread of its own, because Kafka's must not wait for a stop that waits for Kafka. */
    private void onKafkaGivingUp() {
        console.say("Kafka has given up; see " + setup.log("launcher").path());
        Thread.ofPlatform().name("kafka-gave-up").start(() -> System.exit(1));
    }

    @Override
    public void close() {
        KafkaNode node = kafka;
        if (node != null) {
            node.close();
        }
        PostgresServer server = postgres;
        if (server != null) {
            server.close();
        }
    }
}
