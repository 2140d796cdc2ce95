package io.getinference.chaos.cluster;

import io.getinference.local.process.Child;
import io.getinference.local.process.Launch;
import io.getinference.local.process.ProcessRecords;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** A process of ours: a service, the simulator or a Kafka node. */
final class JvmMember implements Member {

    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final Role role;
    private final Launch launch;
    private final BooleanSupplier ready;
    private final ProcessRecords records;
    private @Nullable Child child;

    JvmMember(Role role, Launch launch, BooleanSupplier ready, ProcessRecords records) {
        this.role = role;
        this.launch = launch;
        this.ready = ready;
        this.records = records;
    }

    @Override
    public String name() {
        return launch.name();
    }

    @Override
    public Role role() {
        return role;
    }

    /** The log goes on where it was: it tells of every start. */
    @Override
    public synchronized void start() {
        launch.log().append("---- started by the chaos suite ----");
        child = Child.startAgain(launch, records);
    }

    @Override
    public boolean isReady() {
        Child running = child();
        return running != null && running.isAlive() && ready.getAsBoolean();
    }

    @Override
    public void kill() {
        Child running = child();
        if (running != null) {
            Signals.send("KILL", LongStream.of(running.pid()));
            Child.stop(List.of(running), Duration.ZERO);
        }
    }

    @Override
    public void freeze() {
        signal("STOP");
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    @Override
    public void terminate() {
        Child running = child();
        if (running != null) {
            Child.stop(List.of(running), STOP_MAX);
        }
    }

    private void signal(String name) {
        Child running = child();
        if (running != null && running.isAlive()) {
            Signals.send(name, LongStream.of(running.pid()));
        }
    }

    private synchronized @Nullable Child child() {
        return child;
    }
}
