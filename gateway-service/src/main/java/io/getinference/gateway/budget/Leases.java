package io.getinference.gateway.budget;

import io.getinference.common.id.LifeId;
import io.getinference.gateway.caller.Caller;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This life's leases by API key. A row that was forgotten begins anew with numbers above all that
 * were ever used, and learns from its first answer what was charged to it.
 */
final class Leases {

    private final Authority authority;
    private final LifeId life;
    private final Bounds bounds;
    private final Map<Caller, SharedLease> leases = new ConcurrentHashMap<>();
    private final AtomicLong numbersForgotten = new AtomicLong();

    Leases(Authority authority, LifeId life, Bounds bounds) {
        this.authority = authority;
        this.life = life;
        this.bounds = bounds;
    }

    @Nullable SharedLease known(Caller caller) {
        return leases.get(caller);
    }

    /** The caller's lease, or null if there is no room for one more. */
    @Nullable SharedLease of(Caller caller) {
        SharedLease known = leases.get(caller);
        if (known != null || leases.size() >= bounds.leases().rowsMax()) {
            return known;
        }
        return leases.computeIfAbsent(caller, this::begin);
    }

    void look() {
        leases.forEach((caller, lease) -> {
            lease.look();
            if (lease.forget()) {
                numbersForgotten.accumulateAndGet(lease.number(), Math::max);
                leases.remove(caller, lease);
            }
        });
    }

    /** Done once all is given back, or known to be lost. */
    CompletableFuture<?> stop() {
        return CompletableFuture.allOf(
                leases.values().stream()
                        .map(SharedLease::stop)
                        .toArray(CompletableFuture<?>[]::new));
    }

    private SharedLease begin(Caller caller) {
        Row row = new Row(caller, life, numbersForgotten.get());
        return new SharedLease(new Lease(row, bounds, System.nanoTime()), authority, bounds);
    }
}
