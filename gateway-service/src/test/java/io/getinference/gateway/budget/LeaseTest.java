package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A lease as a plain object, message by message. */
class LeaseTest {

    private final LifeId life = Requests.life();
    private final LeaseSettings settings = SimulatedWorld.LEASES;
    private final Bounds all = BudgetFixture.of(SimulatedWorld.BOUNDS, settings);
    private final InMemoryAuthority authority = new InMemoryAuthority(new Money(10_000));
    private long now = 1_000_000_000L;
    private final Lease lease = new Lease(new Row(CALLER, life, 0), all, now);

    @Test
    void asksOnceForAllThatWait() {
        enqueue(whole(100));
        LeaseSet first = written();
        List<Waiter> waiters = List.of(enqueue(whole(200)), enqueue(whole(300)));
        assertThat(lease.next(now)).isNull();
        answer(first);
        LeaseSet second = written();
        assertThat(second.wants()).isEqualTo(new Money(600));
        assertThat(second.needs()).isEqualTo(new Money(600));
        answer(second);
        assertThat(waiters).extracting(Waiter::ruling).containsExactly(taken(200), taken(300));
    }

    @Test
    void servesInTheOrderInWhichTheyCame() {
        serve(enqueue(whole(9_000)));
        Waiter large = enqueue(strict(5_000));
        Waiter small = enqueue(whole(10));
        answer(written());
        lease.settle(new Money(5_000), Money.ZERO, now);
        assertThat(large.ruling()).isEqualTo(taken(5_000));
        assertThat(small.ruling()).isEqualTo(taken(10));
    }

    @Test
    void aLargeClaimIsNotPassedByASmallOneThatWouldFit() {
        serve(enqueue(whole(6_000)));
        Waiter large = enqueue(strict(5_000));
        answer(written());
        assertThat(lease.take(whole(10), now)).isNull();
        assertThat(large.ruling()).isNull();
    }

    @Test
    void asksTheBudgetsBeforeItCaps() {
        Waiter first = enqueue(open(50_000));
        LeaseSet ask = written();
        assertThat(ask.needs()).isEqualTo(new Money(10));
        answer(ask);
        assertThat(first.ruling()).isEqualTo(taken(2_500));
        assertThat(lease.take(open(50_000), now)).isNull();
    }

    @Test
    void eachFurtherRequestHasAQuarterOfTheRest() {
        List<Waiter> waiters = new ArrayList<>();
        serve(enqueue(whole(1)));
        for (int i = 0; i < 4; i++) {
            waiters.add(enqueue(open(50_000)));
        }
        LeaseSet ask = written();
        answer(ask);
        assertThat(waiters)
                .extracting(Waiter::ruling)
                .containsExactly(taken(2_499), taken(1_875), taken(1_406), taken(1_054));
    }

    @Test
    void givesWhatIsTooLittleBackWhileItWaits() {
        authority.apply(set(1, 9_000));
        Waiter waiter = enqueue(strict(5_000));
        answer(written());
        assertThat(waiter.ruling()).isNull();
        assertThat(authority.granted(life, CALLER.key())).isEqualTo(new Money(250));
        LeaseSet back = written();
        assertThat(back.wants()).isEqualTo(Money.ZERO);
        lease.overdue(waiter, now);
        assertThat(waiter.ruling()).isInstanceOf(Ruling.SetAside.class);
    }

    @Test
    void takesNothingFromWhatItHasSaidToGiveBack() {
        serve(enqueue(whole(500)));
        lease.settle(new Money(500), Money.ZERO, now);
        pass(settings.idleAfter());
        assertThat(written().wants()).isEqualTo(Money.ZERO);
        assertThat(lease.take(whole(10), now)).isNull();
    }

    @Test
    void measuresItsValidityFromBeforeTheMessageWasWritten() {
        authority.validFor(10_000);
        Waiter waiter = enqueue(whole(500));
        LeaseSet ask = written();
        pass(Duration.ofMillis(2_900));
        answer(ask);
        assertThat(waiter.ruling()).isEqualTo(taken(500));
        lease.settle(new Money(500), Money.ZERO, now);
        pass(Duration.ofMillis(7_099));
        assertThat(lease.take(whole(10), now)).isEqualTo(taken(10));
        pass(Duration.ofMillis(1));
        assertThat(lease.take(whole(10), now)).isNull();
    }

    @Test
    void renewsWhenAThirdOfItsValidityIsLeft() {
        authority.validFor(9_000);
        keepBusy();
        List<Long> asked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            pass(Duration.ofMillis(100));
            lease.settle(take(10), Money.ZERO, now);
            Message message = lease.next(now);
            if (message != null && message.asks()) {
                asked.add(now);
                answer(message.set());
            }
        }
        assertThat(asked.getLast() - asked.get(asked.size() - 2))
                .isEqualTo(Duration.ofSeconds(6).toNanos());
    }

    @Test
    void renewsBeforeItsMoneyRunsOut() {
        keepBusy();
        while (true) {
            assertThat(lease.take(whole(100), now)).isEqualTo(taken(100));
            Message message = lease.next(now);
            if (message != null) {
                assertThat(message.asks()).isTrue();
                return;
            }
        }
    }

    @Test
    void looksAheadToNoMoreThanAQuarterOfWhatIsLeft() {
        for (int i = 0; i < 7; i++) {
            serve(enqueue(whole(1_000)));
        }
        Message renewal = lease.next(now);
        while (renewal != null) {
            answer(renewal.set());
            renewal = lease.next(now);
        }
        assertThat(authority.granted(life, CALLER.key()))
                .isBetween(new Money(7_000), new Money(7_750));
    }

    @Test
    void doesNotTakeAnOlderAnswerForTheNewest() {
        enqueue(whole(500));
        LeaseSet old = written();
        authority.apply(old);
        lease.failed(old.number(), now);
        pass(settings.againMax());
        LeaseSet back = written();
        assertThat(back.wants()).isEqualTo(Money.ZERO);
        lease.answered(authority.answer(life, CALLER.key()), now);
        assertThat(lease.take(whole(10), now)).isNull();
    }

    @Test
    void pausesLongerAndLongerWhileNobodyAnswers() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Waiter waiter = enqueue(whole(500));
            long since = now;
            Message message = lease.next(now);
            while (message == null) {
                pass(Duration.ofMillis(100));
                message = lease.next(now);
            }
            pauses.add(Duration.ofNanos(now - since).toMillis());
            lease.failed(message.number(), now);
            assertThat(waiter.ruling()).isInstanceOf(Ruling.Unknown.class);
        }
        assertThat(pauses).containsExactly(0L, 200L, 400L, 800L, 1_600L, 2_000L);
    }

    @Test
    void aRowThatWasForgottenGoesOnWithWhatWasChargedToIt() {
        serve(enqueue(whole(500)));
        authority.charge(life, CALLER.key(), new Money(400));
        lease.settle(new Money(500), new Money(400), now);
        pass(settings.idleAfter());
        authority.apply(written());
        assertThat(lease.forget(now)).isFalse();
        pass(settings.forgetAfter());
        assertThat(lease.forget(now)).isFalse();
        answer(written());
        pass(settings.forgetAfter());
        assertThat(lease.forget(now)).isTrue();
        assertThat(lease.take(whole(1), now)).isInstanceOf(Ruling.Forgotten.class);

        Lease next = new Lease(new Row(CALLER, life, lease.number()), all, now);
        Waiter waiter = Objects.requireNonNull(next.enqueue(whole(50), now));
        while (waiter.ruling() == null) {
            LeaseSet ask = Objects.requireNonNull(next.next(now)).set();
            authority.apply(ask);
            next.answered(authority.answer(life, CALLER.key()), now);
        }
        assertThat(waiter.ruling()).isEqualTo(taken(50));
        assertThat(authority.granted(life, CALLER.key())).isEqualTo(new Money(450));
    }

    /** Several holds of 100, so that as many are expected. */
    private void keepBusy() {
        for (int i = 0; i < 5; i++) {
            serve(enqueue(whole(100)));
        }
        Message ahead = lease.next(now);
        while (ahead != null) {
            answer(ahead.set());
            ahead = lease.next(now);
        }
    }

    private Money take(long amount) {
        assertThat(lease.take(whole(amount), now)).isEqualTo(taken(amount));
        return new Money(amount);
    }

    private void serve(Waiter waiter) {
        while (waiter.ruling() == null) {
            answer(written());
        }
        assertThat(waiter.ruling()).isInstanceOf(Ruling.Taken.class);
    }

    private Waiter enqueue(Claim claim) {
        Ruling ruling = lease.take(claim, now);
        if (ruling == null) {
            return Objects.requireNonNull(lease.enqueue(claim, now));
        }
        Waiter served = new Waiter(claim, 0);
        served.rule(ruling);
        return served;
    }

    private LeaseSet written() {
        return Objects.requireNonNull(lease.next(now), "nothing is to be written").set();
    }

    private void answer(LeaseSet message) {
        authority.apply(message);
        lease.answered(authority.answer(life, CALLER.key()), now);
    }

    /** Another life's message. */
    private LeaseSet set(long number, long total) {
        return new LeaseSet(
                CALLER.account(),
                CALLER.key(),
                Requests.life(),
                number,
                new Money(total),
                new Money(total));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static Ruling taken(long amount) {
        return new Ruling.Taken(new Money(amount));
    }

    private static Claim whole(long full) {
        return new Claim(new Money(full), new Money(Math.min(full, 10)), true);
    }

    private static Claim open(long full) {
        return new Claim(new Money(full), new Money(10), false);
    }

    private static Claim strict(long full) {
        return new Claim(new Money(full), new Money(full), true);
    }
}
