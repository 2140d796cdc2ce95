package io.getinference.gateway.budget;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only from event to event. */
final class Timeline {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::nanos).thenComparingLong(Event::order));
    private long now = 1_000_000_000L;
    private long order;

    long now() {
        return now;
    }

    void after(Duration delay, Runnable action) {
        events.add(new Event(now + delay.toNanos(), order++, action));
    }

    /** Runs what is due within the time, and {@code between} after each event. */
    void run(Duration time, Runnable between) {
        long end = now + time.toNanos();
        while (!events.isEmpty() && events.peek().nanos() <= end) {
            Event next = events.remove();
            now = next.nanos();
            next.action().run();
            between.run();
        }
        now = end;
    }

    private record Event(long nanos, long order, Runnable action) {}
}
