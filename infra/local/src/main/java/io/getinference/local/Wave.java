package io.getinference.local;

import io.getinference.local.process.Child;
import io.getinference.local.process.ProcessRecords;
import io.getinference.local.process.Readiness;
import io.getinference.local.process.StartFailure;
import io.getinference.local.process.Stopwatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Processes that start, and later stop, together. */
final class Wave implements AutoCloseable {

    static final Duration READY_MAX = Duration.ofMinutes(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private final List<Child> children = new ArrayList<>();
    private final ProcessRecords records;
    private final Readiness readiness;
    private final Console console;
    private volatile boolean stopping;

    Wave(ProcessRecords records, Readiness readiness, Console console) {
        this.records = records;
        this.readiness = readiness;
        this.console = console;
    }

    /**
     * Starts them all and waits until every one is ready.
     *
     * @throws StartFailure at once if one of them dies, or if one is too slow
     */
    void start(List<Service> services) {
        console.starting(String.join(", ", services.stream().map(s -> s.launch().name()).toList()));
        ExecutorService waits = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var ends = new ExecutorCompletionService<Void>(waits);
            for (Service service : services) {
                Child child = Child.start(service.launch(), records);
                children.add(child);
                var _ = ends.submit(() -> awaitReady(child, service), null);
            }
            for (int waiting = services.size(); waiting > 0; waiting--) {
                ends.take().get();
            }
            children.forEach(child -> child.onEnd(this::tellOfEnd));
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new StartFailure("The services cannot be watched", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", interrupted);
        } finally {
            waits.shutdownNow();
        }
    }

    private void awaitReady(Child child, Service service) {
        Stopwatch watch = new Stopwatch();
        switch (readiness.await(child, service.health(), READY_MAX)) {
            case Readiness.Outcome.Ready() -> console.ready(child.name(), watch.elapsed());
            case Readiness.Outcome.Died(int exitCode) ->
                    throw failed(child, "ended with exit code " + exitCode);
            case Readiness.Outcome.TooSlow(String last) ->
                    throw failed(
                            child,
                            "is not ready after " + READY_MAX.toSeconds() + " s (" + last + ")");
        }
    }

    private static StartFailure failed(Child child, String what) {
        return new StartFailure(child.name() + " " + what + ":\n" + child.log().excerpt());
    }

    /** A service that ends later is told of and not started again: its log has the reason. */
    private void tellOfEnd(Child ended) {
        if (!stopping) {
            console.say(ended.name() + " has ended, the rest goes on:\n" + ended.log().excerpt());
        }
    }

    @Override
    public void close() {
        stopping = true;
        Child.stop(children, STOP_MAX);
    }
}
