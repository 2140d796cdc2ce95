package io.getinference.local.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that the launcher has started and will stop. */
public final class Child {

    private final Launch launch;
    private final Process process;

    private Child(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /**
     * Starts the process and notes it.
     *
     * @throws StartFailure if the system does not start it
     */
    public static Child start(Launch launch, ProcessRecords records) {
        launch.log().startAnew();
        return startAgain(launch, records);
    }

    /**
     * The same, with the log going on where it was: what is in it tells why another start is
     * needed.
     */
    public static Child startAgain(Launch launch, ProcessRecords records) {
        ProcessBuilder builder = new ProcessBuilder(Sheltered.command(launch.command()));
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().path().toFile()));
        try {
            Child child = new Child(launch, builder.start());
            records.add(launch.name(), child.process.toHandle());
            return child;
        } catch (IOException failure) {
            throw new StartFailure(launch.name() + " cannot be started", failure);
        }
    }

    /** Stops them all at once: SIGTERM, and SIGKILL for what is left after the bound. */
    public static void stop(Collection<Child> children, Duration bound) {
        Termination.end(children.stream().map(child -> child.process.toHandle()).toList(), bound);
        children.forEach(Child::awaitReaped);
    }

    /** A moment after its end it still counts as alive, without an exit code. */
    private void awaitReaped() {
        try {
            var _ = process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What people call it. */
    public String name() {
        return launch.name();
    }

    /** Where its output is. */
    public LogFile log() {
        return launch.log();
    }

    /** How it was started. */
    public Launch launch() {
        return launch;
    }

    /** What the system calls it, for whoever sends it signals. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code; only for one that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Calls back once, on a thread of its own, when the process has ended. */
    public void onEnd(Consumer<Child> listener) {
        var _ = process.onExit().thenAccept(ended -> listener.accept(this));
    }
}
