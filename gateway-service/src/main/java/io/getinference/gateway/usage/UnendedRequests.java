package io.getinference.gateway.usage;

import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.gateway.store.Entry;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.Store;
import io.getinference.gateway.store.StoreFailure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests that were running when a life ended. Each becomes usage with what was last seen of X
 */
final class UnendedRequests {

    private static final Logger LOG = LoggerFactory.getLogger(UnendedRequests.class);
    private static final int PAGE = 100;

    private final Store store;
    private final LifeId life;
    private final UsageMeters meters;
    private final Map<AccountId, Long> estimated = new HashMap<>();
    private boolean whole = true;

    UnendedRequests(Store store, LifeId life, UsageMeters meters) {
        this.store = store;
        this.life = life;
        this.meters = meters;
    }

    UnendedRequests record() throws StoreFailure {
        Range range = Range.of(Keys.opens(life));
        while (true) {
            List<Entry> page = store.read(range, PAGE);
            if (page.isEmpty()) {
                return this;
            }
            for (Entry entry : page) {
                record(entry);
            }
            range = range.after(page.getLast().key());
        }
    }

    /** How many each account has. */
    Map<AccountId, Long> estimated() {
        return estimated;
    }

    /** Whether each of them could be read; the life must not be closed before. */
    boolean isWhole() {
        return whole;
    }

    private void record(Entry entry) throws StoreFailure {
        @Nullable OpenRequest request = read(entry);
        if (request == null) {
            whole = false;
            return;
        }
        Seen seen = request.seen();
        Outcome outcome = seen.billed() ? Outcome.DRAINED : Outcome.DECLINED;
        long number = last(store, life, request.account()) + 1;
        UsageRecorded fact = request.fact(life, number, outcome, seen.asLowerBound());
        store.write(KeptUsage.ended(fact));
        estimated.merge(request.account(), 1L, Long::sum);
        meters.estimated();
        LOG.warn("{} of {} was not ended; recorded as far as it was seen", request.request(), life);
    }

    private static @Nullable OpenRequest read(Entry entry) {
        try {
            return Wire.JSON.readValue(entry.value(), OpenRequest.class);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.error(
                    "a request that was not ended cannot be read: {}",
                    new String(entry.value(), StandardCharsets.UTF_8),
                    e);
            return null;
        }
    }

    /** The number of a life's last usage of an account; 0 where it has none. */
    static long last(Store store, LifeId life, AccountId account) throws StoreFailure {
        String key = Keys.last(life, account);
        return store.read(Range.of(key), 1).stream()
                .filter(entry -> entry.key().equals(key))
                .mapToLong(entry ->
                        Long.parseLong(new String(entry.value(), StandardCharsets.US_ASCII)))
                .findFirst()
                .orElse(0);
    }
}
