package io.getinference.metering.owner;

import io.getinference.common.id.AccountId;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells those who wait for an account that its stored state, or where it is, has changed. */
@Component
public class AccountChanges {

    private final Map<AccountId, Set<Watch>> watches = new HashMap<>();

    /** To be called after the new state can be read. */
    public synchronized void changed(AccountId account) {
        watches.getOrDefault(account, Set.of()).forEach(watch -> watch.changes.release());
    }

    /** To be called when accounts have come to this instance, left it, or moved among others. */
    public synchronized void moved() {
        watches.values().forEach(all -> all.forEach(watch -> watch.changes.release()));
    }

    /** Begins to watch; to be called before the first look, so that no change falls in between. */
    public synchronized Watch watch(AccountId account) {
        Watch watch = new Watch(account);
        watches.computeIfAbsent(account, _ -> new HashSet<>()).add(watch);
        return watch;
    }

    /**
     * Looks at an account again after each change, until what is seen is settled or the time is
     * over; what was seen last counts.
     */
    public <T> T await(AccountId account, Duration atMost, Supplier<T> look, Predicate<T> isSettled)
            throws InterruptedException {
        long start = System.nanoTime();
        try (Watch watch = watch(account)) {
            while (true) {
                T seen = look.get();
                Duration left = atMost.minusNanos(System.nanoTime() - start);
                if (isSettled.test(seen) || !left.isPositive()) {
                    return seen;
                }
                if (!watch.await(left)) {
                    return look.get();
                }
            }
        }
    }

    private synchronized void forget(Watch watch) {
        watches.computeIfPresent(
                watch.account,
                (_, watching) -> {
                    watching.remove(watch);
                    return watching.isEmpty() ? null : watching;
                });
    }

    /** One who waits for an account. */
    public final class Watch implements AutoCloseable {

        private final AccountId account;
        private final Semaphore changes = new Semaphore(0);

        private Watch(AccountId account) {
            this.account = account;
        }

        /** Waits for a change since the last wait; false when there was none in time. */
        public boolean await(Duration atMost) throws InterruptedException {
            boolean changed = changes.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            changes.drainPermits();
            return changed;
        }

        @Override
        public void close() {
            forget(this);
        }
    }
}
