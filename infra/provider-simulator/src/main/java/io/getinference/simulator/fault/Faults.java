package io.getinference.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults that wait for their call; each happens once. */
public final class Faults {

    /** A fault and the call that it waits for. */
    public record Order(FaultMatch match, Fault fault) {}

    private static final class Waiting {
        private final Order order;
        private int seen;

        Waiting(Order order) {
            this.order = order;
        }
    }

    private final List<Waiting> queue = new ArrayList<>();

    /** Queues {@code fault} for the call that {@code match} describes. */
    public synchronized void add(FaultMatch match, Fault fault) {
        queue.add(new Waiting(new Order(match, fault)));
    }

    /** What still waits, oldest first. */
    public synchronized List<Order> waiting() {
        return queue.stream().map(waiting -> waiting.order).toList();
    }

    /** Forgets what waits. */
    public synchronized void clear() {
        queue.clear();
    }

    /** Takes the fault for a call that is about to be answered, if one is due. */
    public synchronized Optional<Fault> take(FaultMatch.Candidate call) {
        Waiting due = null;
        for (Waiting waiting : queue) {
            if (waiting.order.match().matches(call)) {
                waiting.seen++;
                if (due == null && waiting.seen >= waiting.order.match().nth()) {
                    due = waiting;
                }
            }
        }
        if (due == null) {
            return Optional.empty();
        }
        queue.remove(due);
        return Optional.of(due.order.fault());
    }
}
