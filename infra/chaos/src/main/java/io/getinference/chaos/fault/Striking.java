package io.getinference.chaos.fault;

import io.getinference.chaos.cluster.Await;
import io.getinference.chaos.cluster.Cluster;
import io.getinference.chaos.cluster.Member;
import io.getinference.chaos.cluster.Role;
import io.getinference.chaos.evidence.Death;
import io.getinference.chaos.load.OpenRequests;
import io.getinference.local.process.StartFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One fault after the other, each when enough requests are open, until it is told to end. */
public final class Striking {

    /** Fewer open requests at a kill would prove little; the run fails. */
    public static final int OPEN_MIN = 50;

    private static final Duration CROWDED_MAX = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Cluster cluster;
    private final OpenRequests open;
    private final InstantSource clock;
    private final Consumer<Struck> tell;
    private final List<Struck> struck = new CopyOnWriteArrayList<>();
    private final List<Death> deaths = new CopyOnWriteArrayList<>();
    private final List<String> unrecovered = new CopyOnWriteArrayList<>();

    /**
     * Strikes that cluster.
     *
     * @param tell hears of each fault once everything is whole again
     */
    public Striking(
            Cluster cluster, OpenRequests open, InstantSource clock, Consumer<Struck> tell) {
        this.cluster = cluster;
        this.open = open;
        this.clock = clock;
        this.tell = tell;
    }

    /** Strikes until there are no more faults or it is told to end. */
    public void run(Iterator<Fault> faults, BooleanSupplier isOver) {
        while (!isOver.getAsBoolean() && faults.hasNext()) {
            var _ = Await.within(CROWDED_MAX, () -> isCrowded() || isOver.getAsBoolean());
            if (!isOver.getAsBoolean()) {
                if (!strikes(faults.next())) {
                    return;
                }
                Await.pause(BETWEEN);
            }
        }
    }

    /** Where something does not come back, nothing more is done to it. */
    private boolean strikes(Fault fault) {
        try {
            strike(fault);
            return true;
        } catch (StartFailure failure) {
            unrecovered.add(fault.text() + ": " + failure.text());
            return false;
        }
    }

    /** Twice what is asked for, since some end before the signal arrives. */
    private boolean isCrowded() {
        return open.all() >= 2 * OPEN_MIN;
    }

    private void strike(Fault fault) {
        String name = name(fault);
        remember(fault);
        int all = open.all();
        int there = open.at(name);
        Instant at = clock.instant();
        new Hand(cluster.members()).apply(fault);
        cluster.awaitReady();
        Struck done = new Struck(fault, role(name), at, clock.instant(), all, there);
        struck.add(done);
        tell.accept(done);
    }

    private void remember(Fault fault) {
        if (fault instanceof Fault.Kill(String name, Duration _) && role(name) == Role.GATEWAY) {
            deaths.add(new Death(name, life(name), clock.instant()));
        }
    }

    /** As the gateway notes it in its directory. */
    private String life(String name) {
        Path file = cluster.places().data().resolve(name).resolve("life");
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String name(Fault fault) {
        return switch (fault) {
            case Fault.Kill(String name, Duration _) -> name;
            case Fault.Freeze(String name, Duration _) -> name;
            case Fault.Restart(String name) -> name;
            case Fault.KafkaAway _ -> "";
        };
    }

    private Role role(String name) {
        return cluster.members().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::role)
                .findFirst()
                .orElse(Role.KAFKA);
    }

    /** Every fault so far. */
    public List<Struck> struck() {
        return List.copyOf(struck);
    }

    /** Waits until everything is whole again, or notes that something is not. */
    public void awaitWhole() {
        try {
            cluster.awaitReady();
        } catch (StartFailure failure) {
            unrecovered.add("at the end: " + failure.text());
        }
    }

    /** What did not come back after a fault; nothing where all is well. */
    public List<String> unrecovered() {
        return List.copyOf(unrecovered);
    }

    /** Every gateway that was killed so far. */
    public List<Death> deaths() {
        return List.copyOf(deaths);
    }
}
