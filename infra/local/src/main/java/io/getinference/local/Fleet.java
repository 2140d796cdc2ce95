package io.getinference.local;

import io.getinference.local.process.Child;
import io.getinference.local.process.StartFailure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The services: started together, stopped with the door first. */
final class Fleet implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final List<Supervised> services = new ArrayList<>();
    private final Supervised.Shared shared;

    Fleet(Supervised.Shared shared) {
        this.shared = shared;
    }

    /**
     * Starts them all and waits until every one is ready; then keeps them up.
     *
     * @throws StartFailure at once if one of them dies, or if one is too slow
     */
    void start(List<Service> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        shared.console()
                .starting(String.join(", ", chosen.stream().map(s -> s.launch().name()).toList()));
        ExecutorService waits = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var ends = new ExecutorCompletionService<Void>(waits);
            for (Service service : chosen) {
                Supervised started = Supervised.start(service, shared);
                services.add(started);
                var _ = ends.submit(started::awaitReady, null);
            }
            for (int waiting = chosen.size(); waiting > 0; waiting--) {
                ends.take().get();
            }
            services.forEach(Supervised::keepUp);
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

    /** What is in flight at the door still finds the others. */
    @Override
    public void close() {
        List<Child> door = letGo(true);
        List<Child> rest = letGo(false);
        Child.stop(door, STOP_MAX);
        Child.stop(rest, STOP_MAX);
    }

    private List<Child> letGo(boolean door) {
        return services.stream()
                .filter(service -> (service.part() == Part.GATEWAY) == door)
                .map(Supervised::letGo)
                .toList();
    }
}
