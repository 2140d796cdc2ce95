package io.getinference.gateway.provider.upstream;

import java.time.Duration;

/** A moment on the monotonic clock after which nothing more is waited for. */
public final class Deadline {

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration left) {
        return new Deadline(System.nanoTime() + left.toNanos());
    }

    boolean hasPassed() {
        return left() <= 0;
    }

    /** In nanoseconds; not positive once it has passed. */
    long left() {
        return nanos - System.nanoTime();
    }
}
