package io.getinference.gateway.door;

import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicLong;

/** How much of all callers' bodies is in memory. Nobody waits for room: see the rationale. */
@Component
final class BytesInFlight {

    private final long max;
    private final AtomicLong held = new AtomicLong();

    BytesInFlight(DoorBounds bounds) {
        this.max = bounds.bodyBytesInFlight();
    }

    /** Whether there was room; if not, nothing is held. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= max) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
