package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.id.AccountId;
import io.getinference.metering.Facts;
import io.getinference.metering.owner.AccountChanges;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class LeasesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Facts facts = Facts.fresh();
    private final Journal journal =
            new Journal().append(facts.credit(1, 1000), facts.limits(1, null));
    private final AccountChanges changes = new AccountChanges();
    private final Map<AccountId, AccountState> stored = new ConcurrentHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Leases leases = leases(10);

    @Test
    void wakesWhenTheNumberIsAppliedAndLooksOnlyAfterAChange() throws Exception {
        store();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LeaseOutcome> answer = threads.submit(() -> leases.answer(asked(1), LONG));
            await().until(() -> looks.get() == 1);
            changes.changed(AccountId.next());
            journal.append(facts.lease(1, 100, 100));
            store();
            assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(LeaseOutcome.Answered.class);
            assertThat(looks).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void tellsAtOnceThatTheAccountHasMovedAway() throws Exception {
        store();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LeaseOutcome> answer = threads.submit(() -> leases.answer(asked(1), LONG));
            await().until(() -> looks.get() == 1);
            stored.clear();
            changes.moved();
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(new LeaseOutcome.NotHere());
        }
    }

    @Test
    void saysNothingAboutMoneyWhenTheWaitIsOver() throws Exception {
        store();
        assertThat(leases.answer(asked(1), Duration.ofMillis(5)))
                .isInstanceOf(LeaseOutcome.Unavailable.class);
    }

    @Test
    void answersAtOnceForARowThatIsClosed() throws Exception {
        journal.append(facts.lease(1, 100, 100)).later(Duration.ofHours(2));
        journal.append(facts.credit(2, 1));
        store();
        assertThat(leases.answer(asked(7), LONG)).isInstanceOf(LeaseOutcome.Answered.class);
    }

    @Test
    void sendsAwayWhoeverIsOneTooMany() throws Exception {
        store();
        Leases one = leases(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LeaseOutcome> first = threads.submit(() -> one.answer(asked(1), LONG));
            await().until(() -> looks.get() == 1);
            assertThat(one.answer(asked(1), LONG))
                    .isEqualTo(new LeaseOutcome.Unavailable("too many gateways wait"));
            journal.append(facts.lease(1, 100, 100));
            store();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(LeaseOutcome.Answered.class);
        }
    }

    private Leases leases(int waitersMax) {
        return new Leases(this::look, changes, new LeaseSettings(waitersMax));
    }

    private Reading<AccountState> look(AccountId account) {
        AccountState state = stored.get(account);
        looks.incrementAndGet();
        return state == null ? new Reading.NotHere<>() : new Reading.Found<>(state);
    }

    private void store() {
        stored.put(facts.account(), journal.state());
        changes.changed(facts.account());
    }

    private LeaseAsked asked(long number) {
        return new LeaseAsked(facts.account(), facts.life(), facts.key(), number);
    }
}
