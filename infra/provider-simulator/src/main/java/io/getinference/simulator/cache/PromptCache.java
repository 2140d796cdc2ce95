package io.getinference.simulator.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Beginnings of prompts, by hash, each until its time is over; in the time that is played. */
public final class PromptCache {
    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();

    /** An empty cache. */
    public PromptCache(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept(Duration lifetime, Instant end) {}

    /** Whether {@code prefix} has been kept and is not over yet. */
    public synchronized boolean holds(String prefix) {
        Kept found = kept.get(prefix);
        return found != null && clock.instant().isBefore(found.end());
    }

    /** Keeps {@code prefix} for {@code lifetime} from now; never for less than it was kept. */
    public synchronized void keep(String prefix, Duration lifetime) {
        Instant now = clock.instant();
        kept.values().removeIf(each -> !now.isBefore(each.end()));
        kept.merge(
                prefix,
                new Kept(lifetime, now.plus(lifetime)),
                (one, other) -> one.end().isAfter(other.end()) ? one : other);
    }

    /** Reading what is kept starts its lifetime again. */
    public synchronized void refresh(String prefix) {
        Kept found = kept.get(prefix);
        if (found != null && holds(prefix)) {
            keep(prefix, found.lifetime());
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        kept.clear();
    }
}
