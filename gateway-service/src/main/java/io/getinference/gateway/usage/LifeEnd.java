package io.getinference.gateway.usage;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.LeasedAccounts;
import io.getinference.gateway.store.Entry;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.Store;
import io.getinference.gateway.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a life that is over, from what it left in the store: requests that nobody has ended become
 * usage, usage is sent until Kafka has it, then the life is closed in every journal that it wrote
 * to. It can be broken off and begun again at any point.
 */
final class LifeEnd {

    private static final Logger LOG = LoggerFactory.getLogger(LifeEnd.class);
    private static final int ACCOUNTS_MAX = 1_000_000;
    private static final int AT_ONCE = 64;

    private final Store store;
    private final Journal journal;
    private final UsageMeters meters;
    private final UsageSettings settings;

    LifeEnd(Store store, Journal journal, UsageMeters meters, UsageSettings settings) {
        this.store = store;
        this.journal = journal;
        this.meters = meters;
        this.settings = settings;
    }

    /** The lives that have left something. */
    List<LifeId> lives() throws StoreFailure {
        List<LifeId> lives = new ArrayList<>();
        Range range = Range.of("");
        while (true) {
            List<Entry> first = store.read(range, 1);
            if (first.isEmpty()) {
                return lives;
            }
            String key = first.getFirst().key();
            String life = key.substring(0, key.indexOf('/'));
            lives.add(LifeId.parse(life));
            // No key of this life is greater: a zero comes right after the slash.
            range = range.after(life + '0');
        }
    }

    /**
     * Ends a life.
     *
     * @param max how long at most; what is done by then stays done
     * @return what was done
     * @throws StoreFailure if the store fails; then nothing is lost but time
     */
    List<AccountEnd> end(LifeId life, Duration max) throws StoreFailure, InterruptedException {
        var unended = new UnendedRequests(store, life, meters).record();
        List<Callable<AccountEnd>> ends = new ArrayList<>();
        for (AccountId account : accounts(life)) {
            long estimated = unended.estimated().getOrDefault(account, 0L);
            AccountClosing closing =
                    new AccountClosing(new AccountClosing.Place(store, journal, settings), life);
            ends.add(() -> closing.close(account, estimated, unended.isWhole()));
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            return threads.invokeAll(ends, max.toNanos(), TimeUnit.NANOSECONDS).stream()
                    .flatMap(done -> done(life, done).stream())
                    .toList();
        }
    }

    /** Whether nothing is left of a life. */
    boolean isOver(LifeId life) throws StoreFailure {
        return store.read(Range.of(life + "/"), 1).isEmpty();
    }

    /** Forces what is left to disk. */
    void sync() throws StoreFailure {
        store.sync();
    }

    private Set<AccountId> accounts(LifeId life) throws StoreFailure {
        Set<AccountId> accounts = new TreeSet<>(Comparator.comparing(AccountId::value));
        accounts.addAll(LeasedAccounts.of(life, store, ACCOUNTS_MAX));
        String lasts = Keys.lasts(life);
        store.read(Range.of(lasts), ACCOUNTS_MAX).stream()
                .map(entry -> new AccountId(entry.key().substring(lasts.length())))
                .forEach(accounts::add);
        return accounts;
    }

    private static List<AccountEnd> done(LifeId life, Future<AccountEnd> end) {
        try {
            return List.of(end.get());
        } catch (CancellationException e) {
            return List.of();
        } catch (ExecutionException e) {
            LOG.error("an account's part of {} could not be ended", life, e.getCause());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
