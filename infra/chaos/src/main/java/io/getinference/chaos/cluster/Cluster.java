package io.getinference.chaos.cluster;

import io.getinference.local.process.ProcessRecords;
import io.getinference.local.server.PostgresServer;

import org.apache.kafka.common.utils.Utils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** All processes of a run, from the stores to the gateways; stopped in reverse. */
public final class Cluster implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(6);
    private static final Duration LEFTOVERS_MAX = Duration.ofSeconds(5);

    private final Places places;
    private final List<Member> members;
    private final KafkaHealth kafka;

    private Cluster(Places places, List<Member> members) {
        this.places = places;
        this.members = members;
        this.kafka = new KafkaHealth(places.kafka());
    }

    /**
     * Empties the directory of an earlier run, whatever that left running, and prepares the
     * processes; none is started yet.
     *
     * @param settings other settings of the services than their defaults
     */
    public static Cluster in(Places places, Map<String, String> settings) {
        ProcessRecords records = new ProcessRecords(places.data().resolve("pids"));
        records.endLeftovers(LEFTOVERS_MAX);
        PostgresServer.endOrphan(places.data().resolve("postgres"));
        empty(places.data());
        return new Cluster(places, new Members(places, settings, records).all());
    }

    /** Starts the stores, then everything else at once, and waits until all of it is ready. */
    public void start() {
        List<Member> stores = members.stream().filter(m -> m.role().isStore()).toList();
        each(stores, Member::start);
        Await.until("the stores' start", READY_MAX, () -> areReady(stores) && kafka.isWhole());
        members.stream().filter(m -> !m.role().isStore()).forEach(Member::start);
        awaitReady();
    }

    /** Waits until every process says that it is ready and every copy in Kafka is in sync. */
    public void awaitReady() {
        for (Member member : members) {
            Await.until(member.name() + " being ready", READY_MAX, member::isReady);
        }
        Await.until("all copies in sync", READY_MAX, kafka::isWhole);
    }

    /** Whether everything is as it should be. */
    public boolean isWhole() {
        return areReady(members) && kafka.isWhole();
    }

    /** Every process. */
    public List<Member> members() {
        return members;
    }

    /** Those of one kind. */
    public List<Member> members(Role role) {
        return members.stream().filter(member -> member.role() == role).toList();
    }

    /** Where everything is. */
    public Places places() {
        return places;
    }

    /** The doors close first and the stores last. */
    @Override
    public void close() {
        members.forEach(Member::thaw);
        for (Role role : List.of(Role.values()).reversed()) {
            each(members(role), Member::terminate);
        }
    }

    private static boolean areReady(List<Member> members) {
        return members.stream().allMatch(Member::isReady);
    }

    private static void each(List<Member> members, Consumer<Member> act) {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> acts =
                    members.stream().map(m -> tasks.submit(() -> act.accept(m))).toList();
            for (Future<?> one : acts) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void empty(Path directory) {
        try {
            Utils.delete(directory.toFile());
            Files.createDirectories(directory.resolve("logs"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
