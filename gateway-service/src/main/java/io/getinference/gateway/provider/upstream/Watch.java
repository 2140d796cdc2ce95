package io.getinference.gateway.provider.upstream;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Hangs up on a call that takes too long. A socket's own timeout cannot do it: it begins anew with
 * every byte, so a trickle would outlive every deadline.
 */
final class Watch implements AutoCloseable {

    private final ScheduledExecutorService timer;
    private final Deadline deadline;
    private final Runnable hangUp;
    private volatile long limitNanos;
    private volatile boolean hungUp;
    private @Nullable ScheduledFuture<?> due;
    private long dueNanos;
    private boolean closed;

    /** Begins to watch; {@code hangUp} must end a read that is blocked in another thread. */
    Watch(ScheduledExecutorService timer, Deadline deadline, Runnable hangUp) {
        this.timer = timer;
        this.deadline = deadline;
        this.hangUp = hangUp;
    }

    /** Allows this much time from now, and never more than the deadline. */
    void allow(Duration time) {
        long now = System.nanoTime();
        long left = deadline.left();
        limitNanos = now + (time.compareTo(Duration.ofNanos(left)) < 0 ? time.toNanos() : left);
        synchronized (this) {
            if (due == null || limitNanos - dueNanos < 0) {
                schedule(now);
            }
        }
    }

    /** Allows whatever the deadline leaves. */
    void allowUntilDeadline() {
        allow(ChronoUnit.FOREVER.getDuration());
    }

    boolean hasHungUp() {
        return hungUp;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (due != null) {
            due.cancel(false);
        }
    }

    private synchronized void look() {
        long now = System.nanoTime();
        if (closed) {
            return;
        }
        if (limitNanos - now > 0) {
            schedule(now);
            return;
        }
        hungUp = true;
        closed = true;
        // Not on the timer's only thread: closing a socket may take its time.
        Thread.startVirtualThread(hangUp);
    }

    private synchronized void schedule(long now) {
        if (closed) {
            return;
        }
        if (due != null) {
            due.cancel(false);
        }
        dueNanos = limitNanos;
        due = timer.schedule(this::look, Math.max(0, dueNanos - now), TimeUnit.NANOSECONDS);
    }
}
