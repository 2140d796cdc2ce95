package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RateTotals;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.RateLeft;
import io.getinference.common.money.Money;

import java.time.Duration;
import java.util.Objects;

/** A lease before the real fold, whose time and messages are in the hands of a test. */
abstract class LeaseByHand {

    static final Money HOLD = new Money(10);

    final LifeId life = Requests.life();
    final Bounds bounds = BudgetFixture.of(SimulatedWorld.BOUNDS, SimulatedWorld.LEASES);
    final FoldedAccount account = new FoldedAccount(CALLER, new Money(100_000), null);
    long now = 1_000_000_000L;
    final Lease lease = new Lease(new Row(CALLER, life, 0), bounds, now);

    void limit(RateLimits rates) {
        account.limit(rates, now);
    }

    RateLeft requests() {
        return Objects.requireNonNull(
                Objects.requireNonNull(account.answer(life).rates()).requests());
    }

    RateLeft tokens() {
        return Objects.requireNonNull(
                Objects.requireNonNull(account.answer(life).rates()).tokens());
    }

    static Ruling limited(int seconds) {
        return new Ruling.Limited(RateKind.REQUESTS, 60, Duration.ofSeconds(seconds));
    }

    Waiter enqueue(Claim claim) {
        Ruling ruling = lease.take(claim, now);
        if (ruling == null) {
            return Objects.requireNonNull(lease.enqueue(claim, now));
        }
        Waiter served = new Waiter(claim, 0);
        served.rule(ruling);
        return served;
    }

    void serve(Claim claim) {
        Waiter waiter = enqueue(claim);
        while (waiter.ruling() == null) {
            answer(written());
        }
        assertThat(waiter.ruling()).isInstanceOf(Ruling.Taken.class);
    }

    LeaseSet written() {
        return Objects.requireNonNull(lease.next(now), "nothing is to be written").set();
    }

    static RateTotals rates(LeaseSet message) {
        return Objects.requireNonNull(message.rates());
    }

    void answer(LeaseSet message) {
        account.apply(message, now);
        lease.answered(account.answer(life), now);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    static Claim claim(long tokens) {
        return new Claim(HOLD, HOLD, true, tokens);
    }
}
