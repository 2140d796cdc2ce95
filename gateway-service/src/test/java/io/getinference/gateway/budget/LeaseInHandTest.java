package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;
import static io.getinference.gateway.budget.Requests.held;
import static io.getinference.gateway.budget.Requests.life;
import static io.getinference.gateway.budget.Requests.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What becomes of a lease between requests, with threads and a clock. */
class LeaseInHandTest {

    private final InMemoryAuthority authority = new InMemoryAuthority(new Money(1_000_000));
    private final LifeId life = life();

    @Test
    void servesManyRequestsWithoutAskingAgain() {
        Budget budget = budget(Duration.ofSeconds(2));
        warm(budget);
        int asked = authority.asked();
        for (int i = 0; i < 5; i++) {
            held(budget, 100L, 50).settle(new Money(100));
        }
        assertThat(authority.asked()).isLessThanOrEqualTo(asked + 1);
    }

    @Test
    void givesBackWhatIsNotHeldOnceItIsIdle() {
        Budget budget = budget(Duration.ofMillis(100));
        warm(budget);
        Hold running = held(budget, 100L, 50);
        Money used = new Money(20);
        awaitGranted(budget, used.plus(running.amount()));
        running.settle(new Money(30));
        awaitGranted(budget, new Money(50));
    }

    @Test
    void servesWhileTheAuthorityIsAwayUntilTheLeaseEnds() {
        authority.validFor(400);
        Budget budget = budget(Duration.ofSeconds(2));
        warm(budget);
        authority.silent(true);
        held(budget, 100L, 50).close();
        await().until(() -> budget.hold(request(100L, 50, 50)) instanceof HoldOutcome.Unknown);
        authority.silent(false);
        await().until(() -> budget.hold(request(100L, 50, 50)) instanceof HoldOutcome.Held);
    }

    @Test
    void tellsAgainWhatWasLost() {
        Budget budget = budget(Duration.ofMillis(50));
        Hold hold = held(budget, 900L, 50);
        authority.losing(true);
        hold.settle(new Money(30));
        int told = authority.told();
        await().until(() -> {
            budget.look();
            return authority.told() > told + 1;
        });
        assertThat(authority.granted()).isEqualTo(new Money(950));
        authority.losing(false);
        awaitGranted(budget, new Money(30));
    }

    @Test
    void usesNothingOfARowThatWasReclaimed() {
        Budget budget = budget(Duration.ofMillis(50));
        Hold running = held(budget, 100L, 50);
        authority.reclaim(life, CALLER.key());
        assertThat(budget.hold(request(5_000L, 50, 50))).isInstanceOf(HoldOutcome.Unknown.class);
        running.settle(new Money(100));
        int asked = authority.asked();
        assertThat(budget.hold(request(10L, 10, 10))).isInstanceOf(HoldOutcome.Unknown.class);
        assertThat(authority.asked()).isEqualTo(asked);
    }

    @Test
    void aTopUpIsSeenByTheNextRequest() {
        InMemoryAuthority poor = new InMemoryAuthority(new Money(100));
        Budget budget =
                new Budget(
                        poor,
                        life,
                        BudgetFixture.of(
                                BudgetFixture.bounds(Duration.ofMillis(100)),
                                BudgetFixture.leases()));
        assertThat(budget.hold(request(200L, 50, 50))).isInstanceOf(HoldOutcome.Exhausted.class);
        poor.credit(new Money(1_000));
        assertThat(budget.hold(request(200L, 50, 50))).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void aSettlementWakesWhoeverWaits() throws Exception {
        InMemoryAuthority tight = new InMemoryAuthority(new Money(1_000));
        Budget budget =
                new Budget(
                        tight,
                        life,
                        BudgetFixture.of(
                                new BudgetSettings(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(60),
                                        256),
                                BudgetFixture.leases()));
        Hold running = held(budget, 900L, 50);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HoldOutcome> waiting = threads.submit(() -> budget.hold(request(300L, 50, 50)));
            await().until(() -> tight.asked() >= 2);
            running.settle(new Money(10));
            assertThat(waiting.get()).isInstanceOf(HoldOutcome.Held.class);
        }
    }

    @Test
    void refusesBeyondTheBoundsOnWaitersAndRows() throws Exception {
        LeaseSettings narrow =
                new LeaseSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        1,
                        1,
                        Duration.ofMinutes(10),
                        Duration.ofMillis(5));
        InMemoryAuthority tight = new InMemoryAuthority(new Money(1_000));
        Budget budget =
                new Budget(
                        tight,
                        life,
                        BudgetFixture.of(BudgetFixture.bounds(Duration.ofSeconds(60)), narrow));
        Hold running = held(budget, 900L, 50);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HoldOutcome> waiting = threads.submit(() -> budget.hold(request(300L, 50, 50)));
            await().until(() -> tight.asked() >= 2);
            assertThat(budget.hold(request(300L, 50, 50))).isInstanceOf(HoldOutcome.Crowded.class);
            assertThat(
                            new Leases(
                                    tight,
                                    life,
                                    BudgetFixture.of(BudgetFixture.bounds(Duration.ZERO), narrow)))
                    .satisfies(leases -> {
                        assertThat(leases.of(CALLER)).isNotNull();
                        assertThat(leases.of(Requests.another())).isNull();
                    });
            running.close();
            assertThat(waiting.get()).isInstanceOf(HoldOutcome.Held.class);
        }
    }

    @Test
    void neverHoldsMoreThanThereIsHoweverManyAskAtOnce() throws Exception {
        InMemoryAuthority small = new InMemoryAuthority(new Money(10_000));
        Budget budget =
                new Budget(
                        small,
                        life,
                        BudgetFixture.of(
                                BudgetFixture.bounds(Duration.ofMillis(300)),
                                BudgetFixture.leases()));
        List<Callable<Money>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(() -> spend(budget, small));
        }
        Money spent = Money.ZERO;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Money> charge : threads.invokeAll(requests)) {
                spent = spent.plus(charge.get());
            }
        }
        budget.close();
        assertThat(spent.nanos()).isBetween(9_000L, 10_000L);
        assertThat(small.granted()).isEqualTo(spent);
        assertThat(small.out()).isEqualTo(Money.ZERO);
    }

    private Money spend(Budget budget, InMemoryAuthority at) {
        HoldOutcome outcome = budget.hold(request(null, 100, 100));
        if (!(outcome instanceof HoldOutcome.Held held)) {
            return Money.ZERO;
        }
        Money amount = held.hold().amount();
        at.charge(life, CALLER.key(), amount);
        held.hold().settle(amount);
        return amount;
    }

    /** Two requests, so that further ones are expected; 20 are used. */
    private static void warm(Budget budget) {
        for (int i = 0; i < 2; i++) {
            held(budget, 2_000L, 50).settle(new Money(10));
        }
    }

    private Budget budget(Duration idleAfter) {
        LeaseSettings usual = BudgetFixture.leases();
        return new Budget(
                authority,
                life,
                BudgetFixture.of(
                        BudgetFixture.bounds(Duration.ofMillis(200)),
                        new LeaseSettings(
                                idleAfter,
                                usual.aheadFor(),
                                usual.againFirst(),
                                usual.againMax(),
                                usual.waitersMax(),
                                usual.rowsMax(),
                                usual.forgetAfter(),
                                usual.lookEvery())));
    }

    private void awaitGranted(Budget budget, Money granted) {
        await().untilAsserted(() -> {
            budget.look();
            assertThat(authority.granted()).isEqualTo(granted);
        });
    }
}
