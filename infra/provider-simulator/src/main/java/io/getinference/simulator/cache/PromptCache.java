package io.getinference.simulator.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Beginnings of prompts, by hash, each until its time is over; in the time that is played. */
public final class PromptCache {
    private final InstantSource clock;
    private final Map<String, Instant> ends = new HashMap<>();

    /** An empty cache. */
    public PromptCache(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether {@code prefix} has been kept and is not over yet. */
    public synchronized boolean holds(String prefix) {
        Instant end = ends.get(prefix);
        return end != null && clock.instant().isBefore(end);
    }

    /** Keeps {@code prefix} for {@code lifetime} from now; never for less than it was kept. */
    public synchronized void keep(String prefix, Duration lifetime) {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        ends.merge(prefix, now.plus(lifetime), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        ends.clear();
    }
}
