package io.getinference.local;

import io.getinference.local.process.Stopwatch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often, and after which pauses, a process that ended is started again. */
final class Restarts {

    /** Five tries in ten minutes, with pauses of 1, 2, 4, 8 and 16 s. */
    static final Policy POLICY = new Policy(5, Duration.ofMinutes(10), Duration.ofSeconds(1));

    /**
     * The bounds.
     *
     * @param triesMax in the window
     * @param window after which a try is forgotten
     * @param firstPause doubled with each further try of the window
     */
    record Policy(int triesMax, Duration window, Duration firstPause) {

        String inWords() {
            return triesMax + " restarts in " + window.toMinutes() + " min";
        }
    }

    private final Policy policy;
    private final Deque<Stopwatch> tries = new ArrayDeque<>();

    Restarts(Policy policy) {
        this.policy = policy;
    }

    /** The pause before the next try; nothing if it is to be given up. */
    synchronized Optional<Duration> next() {
        while (!tries.isEmpty() && tries.peekFirst().isOver(policy.window())) {
            tries.removeFirst();
        }
        if (tries.size() >= policy.triesMax()) {
            return Optional.empty();
        }
        Duration pause = policy.firstPause().multipliedBy(1L << tries.size());
        tries.addLast(new Stopwatch());
        return Optional.of(pause);
    }

    Policy policy() {
        return policy;
    }
}
