package io.getinference.gateway.usage;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.gateway.journal.Journal;
import io.getinference.gateway.journal.LeasedAccounts;
import io.getinference.gateway.store.Changes;
import io.getinference.gateway.store.Entry;
import io.getinference.gateway.store.Range;
import io.getinference.gateway.store.Store;
import io.getinference.gateway.store.StoreFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Ends a life for one of its accounts, however often Kafka has to be asked. */
final class AccountClosing {

    private static final Logger LOG = LoggerFactory.getLogger(AccountClosing.class);
    private static final int PAGE = 100;

    private final Place place;
    private final LifeId life;
    private final Pauses pauses;

    AccountClosing(Place place, LifeId life) {
        this.place = place;
        this.life = life;
        this.pauses = new Pauses(place.settings());
    }

    /**
     * Sends what is unsent, and closes the life.
     *
     * @param whole whether no more usage of the life can come; it is not closed otherwise
     */
    AccountEnd close(AccountId account, long estimated, boolean whole)
            throws StoreFailure, InterruptedException {
        long sent = sendUnsent(account);
        long last = UnendedRequests.last(place.store(), life, account);
        if (whole) {
            LifeClosed closed = new LifeClosed(account, life, last);
            append(Map.of(life + "/" + account + "/closed", closed));
            place.store()
                    .write(LeasedAccounts.without(life, account).delete(Keys.last(life, account)));
        }
        return new AccountEnd(account, sent, estimated, last);
    }

    private long sendUnsent(AccountId account) throws StoreFailure, InterruptedException {
        Range range = Range.of(Keys.unsent(life, account));
        long sent = 0;
        while (true) {
            List<Entry> page = place.store().read(range, PAGE);
            if (page.isEmpty()) {
                return sent;
            }
            Map<String, JournalEvent> facts = new LinkedHashMap<>();
            Changes gone = Changes.NONE;
            for (Entry entry : page) {
                UsageRecorded fact = Wire.JSON.readValue(entry.value(), UsageRecorded.class);
                facts.put(fact.attemptId(), fact);
                gone = gone.delete(entry.key());
            }
            append(facts);
            place.store().write(gone);
            sent += page.size();
        }
    }

    /** Appends all of them, and again until each is acked. */
    private void append(Map<String, ? extends JournalEvent> events) throws InterruptedException {
        while (true) {
            CompletableFuture<?>[] acks =
                    events.entrySet().stream()
                            .map(event -> place.journal().append(event.getValue(), event.getKey()))
                            .toArray(CompletableFuture[]::new);
            try {
                CompletableFuture.allOf(acks).get();
                pauses.begin();
                return;
            } catch (ExecutionException e) {
                Duration pause = pauses.next();
                LOG.debug("Kafka does not take the end of {}; again in {}", life, pause, e);
                var _ = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /**
     * Where a life is ended.
     *
     * @param store has what it left
     * @param journal gets it
     */
    record Place(Store store, Journal journal, UsageSettings settings) {}
}
