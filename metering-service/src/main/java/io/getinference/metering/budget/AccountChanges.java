package io.getinference.metering.budget;

import io.getinference.common.id.AccountId;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells those who wait for an account that its stored state has changed. */
@Component
public class AccountChanges {

    private final Map<AccountId, Set<Watch>> watches = new HashMap<>();

    /** To be called after the new state can be read. */
    public synchronized void changed(AccountId account) {
        watches.getOrDefault(account, Set.of()).forEach(watch -> watch.changes.release());
    }

    /** Begins to watch; to be called before the first look, so that no change falls in between. */
    synchronized Watch watch(AccountId account) {
        Watch watch = new Watch(account);
        watches.computeIfAbsent(account, _ -> new HashSet<>()).add(watch);
        return watch;
    }

    private synchronized void forget(Watch watch) {
        watches.computeIfPresent(
                watch.account,
                (_, watching) -> {
                    watching.remove(watch);
                    return watching.isEmpty() ? null : watching;
                });
    }

    final class Watch implements AutoCloseable {

        private final AccountId account;
        private final Semaphore changes = new Semaphore(0);

        private Watch(AccountId account) {
            this.account = account;
        }

        /** Waits for a change since the last wait; false when there was none in time. */
        boolean await(Duration atMost) throws InterruptedException {
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
