package io.getinference.chaos.cluster;

import io.getinference.local.process.StartFailure;
import io.getinference.local.process.Stopwatch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do. */
public final class Await {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Await() {}

    /**
     * Waits for a condition.
     *
     * @throws StartFailure that names it, if it does not come in time
     */
    public static void until(String what, Duration bound, BooleanSupplier condition) {
        if (!within(bound, condition)) {
            throw new StartFailure(what + " did not come about within " + bound.toSeconds() + " s");
        }
    }

    /** Whether the condition came about in time. */
    public static boolean within(Duration bound, BooleanSupplier condition) {
        Stopwatch watch = new Stopwatch();
        while (!condition.getAsBoolean()) {
            if (watch.isOver(bound) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(BETWEEN_LOOKS);
        }
        return true;
    }

    /** Does nothing for so long, or until interrupted. */
    public static void pause(Duration time) {
        Stopwatch watch = new Stopwatch();
        while (!watch.isOver(time) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.max(1, time.minus(watch.elapsed()).toNanos()));
        }
    }
}
