package io.getinference.gateway.budget;

import static io.getinference.gateway.budget.Requests.CALLER;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RateTotal;
import io.getinference.common.event.RateTotals;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A lease of a key with rate limits, message by message, before the real fold. */
class RatedLeaseTest extends LeaseByHand {

    @Test
    void asksForMoneyAndRatesInOneMessage() {
        limit(new RateLimits(600L, 60_000L, 10L));
        Waiter one = enqueue(claim(300));
        LeaseSet ask = written();
        assertThat(ask.needs()).isEqualTo(HOLD);
        assertThat(rates(ask))
                .isEqualTo(
                        new RateTotals(
                                new RateTotal(0, 1, 1),
                                new RateTotal(0, 300, 300),
                                new RateTotal(0, 1, 1)));
        answer(ask);
        assertThat(one.ruling()).isInstanceOf(Ruling.Taken.class);
    }

    @Test
    void saysNothingOfRatesOnceItKnowsThatThereAreNone() {
        serve(claim(300));
        pass(bounds.leases().idleAfter());
        lease.settle(HOLD, Money.ZERO, now);
        lease.end(claim(300), 100, now);
        serve(claim(300));
        pass(Duration.ofSeconds(20));
        assertThat(enqueue(claim(300)).ruling()).isNull();
        assertThat(written().rates()).isNull();
    }

    @Test
    void letsInWithoutAskingWhatItHasAhead() {
        getAhead();
        for (int i = 0; i < 10; i++) {
            assertThat(lease.take(claim(0), now)).isInstanceOf(Ruling.Taken.class);
        }
    }

    @Test
    void givesBackWhatItDidNotUseAhead() {
        getAhead();
        assertThat(requests().granted()).isGreaterThan(30);
        pass(Duration.ofMillis(1_100));
        account.apply(written(), now);
        assertThat(requests().granted()).isEqualTo(20);
    }

    @Test
    void waitsForWhatComesSoonAndRefusesAtOnceWhatDoesNot() {
        limit(new RateLimits(60L, null, null));
        for (int i = 0; i < 5; i++) {
            serve(claim(0));
        }
        List<Waiter> waiters = Stream.generate(() -> enqueue(claim(0))).limit(5).toList();
        Stream<@Nullable Ruling> rulings = waiters.stream().map(Waiter::ruling);
        assertThat(rulings).containsExactly(null, null, limited(4), limited(5), limited(6));
        pass(Duration.ofSeconds(1));
        answer(written());
        assertThat(waiters.getFirst().ruling()).isInstanceOf(Ruling.Taken.class);
        assertThat(waiters.get(1).ruling()).isNull();
        pass(Duration.ofSeconds(1));
        answer(written());
        assertThat(waiters.get(1).ruling()).isInstanceOf(Ruling.Taken.class);
    }

    @Test
    void aBurstIsServedWhenItWasToldTo() {
        limit(new RateLimits(600L, null, null));
        List<Long> comebacks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Waiter waiter = enqueue(claim(0));
            Message message = lease.next(now);
            if (message != null) {
                answer(message.set());
            }
            if (waiter.ruling() instanceof Ruling.Limited limited) {
                comebacks.add(now + limited.retryAfter().toNanos());
            }
        }
        assertThat(comebacks).hasSizeGreaterThan(140).isSorted().doesNotHaveDuplicates();
        for (long comeback : comebacks) {
            while (now < comeback) {
                now = Math.min(comeback, now + Duration.ofMillis(50).toNanos());
                Message message = lease.next(now);
                if (message != null) {
                    answer(message.set());
                }
            }
            Waiter again = enqueue(claim(0));
            assertThat(again.ruling()).isNotInstanceOf(Ruling.Limited.class);
        }
    }

    @Test
    void sharesWhatComesWithTheOtherGateways() {
        limit(new RateLimits(60L, null, null));
        Lease other = new Lease(new Row(CALLER, Requests.life(), 0), bounds, now);
        other.enqueue(claim(0), now);
        account.apply(Objects.requireNonNull(other.next(now)).set(), now);
        for (int i = 0; i < 4; i++) {
            serve(claim(0));
        }
        assertThat(enqueue(claim(0)).ruling()).isNull();
        assertThat(enqueue(claim(0)).ruling()).isEqualTo(limited(5));
        assertThat(enqueue(claim(0)).ruling()).isEqualTo(limited(7));
    }

    @Test
    void refusesAfterAWaitInVain() {
        limit(new RateLimits(null, null, 1L));
        serve(claim(0));
        Waiter second = enqueue(claim(0));
        answer(written());
        assertThat(second.ruling()).isNull();
        pass(bounds.ratesWait());
        lease.late(second, now);
        assertThat(second.ruling())
                .isEqualTo(new Ruling.Limited(RateKind.CONCURRENT, 1, Duration.ofMillis(250)));
    }

    @Test
    void noMoreWaitThanMayRun() {
        limit(new RateLimits(null, null, 2L));
        serve(claim(0));
        serve(claim(0));
        List<Waiter> waiters = Stream.generate(() -> enqueue(claim(0))).limit(3).toList();
        assertThat(waiters.get(1).ruling()).isNull();
        assertThat(waiters.get(2).ruling())
                .isEqualTo(new Ruling.Limited(RateKind.CONCURRENT, 2, Duration.ofMillis(250)));
    }

    @Test
    void whoEndsLetsTheNextOneIn() {
        limit(new RateLimits(null, null, 1L));
        serve(claim(0));
        Waiter second = enqueue(claim(0));
        answer(written());
        lease.settle(HOLD, Money.ZERO, now);
        lease.end(claim(0), 10, now);
        assertThat(second.ruling()).isInstanceOf(Ruling.Taken.class);
    }

    @Test
    void saysThatTheMoneyIsGoneRatherThanTheRate() {
        limit(new RateLimits(60L, null, null));
        for (int i = 0; i < 5; i++) {
            serve(claim(0));
        }
        Claim dear = new Claim(new Money(1_000_000), new Money(1_000_000), true, 0);
        Waiter waiter = enqueue(dear);
        assertThat(waiter.ruling()).isNull();
        pass(Duration.ofMillis(500));
        answer(written());
        assertThat(waiter.ruling()).isInstanceOf(Ruling.TooLittle.class);
    }

    @Test
    void whatWasUsedBeyondTheEstimateIsPaidByWaiting() {
        limit(new RateLimits(null, 6_000L, null));
        Claim small = claim(100);
        serve(small);
        lease.settle(HOLD, Money.ZERO, now);
        lease.end(small, 1_200, now);
        pass(Duration.ofMillis(100));
        answer(written());
        assertThat(tokens().available()).isNegative();
        assertThat(enqueue(small).ruling()).isInstanceOf(Ruling.Limited.class);
    }

    @Test
    void whatWasEstimatedAndNotUsedGoesBack() {
        limit(new RateLimits(null, 6_000L, null));
        Claim large = claim(3_000);
        serve(large);
        assertThat(tokens().available()).isNegative();
        lease.settle(HOLD, Money.ZERO, now);
        lease.end(large, 200, now);
        pass(Duration.ofSeconds(2));
        account.apply(written(), now);
        assertThat(tokens().granted()).isEqualTo(200);
        assertThat(tokens().available()).isEqualTo(250);
    }

    @Test
    void tellsHowTheKeyStands() {
        assertThat(lease.standing(now)).isNull();
        limit(new RateLimits(600L, null, 4L));
        for (int i = 0; i < 3; i++) {
            serve(claim(0));
        }
        RateStanding standing = Objects.requireNonNull(lease.standing(now));
        assertThat(standing.requests())
                .isEqualTo(new RateStanding.Limit(600, 22, Duration.ofMillis(300)));
        assertThat(standing.tokens()).isNull();
        assertThat(standing.concurrent()).isEqualTo(new RateStanding.Limit(4, 1, Duration.ZERO));
        pass(Duration.ofMillis(100));
        assertThat(Objects.requireNonNull(lease.standing(now)).requests())
                .isEqualTo(new RateStanding.Limit(600, 23, Duration.ofMillis(200)));
    }

    @Test
    void learnsOfALimitWithItsNextAnswerAndOwesNothingFromBefore() {
        for (int i = 0; i < 50; i++) {
            serve(claim(0));
        }
        limit(new RateLimits(600L, null, null));
        pass(Duration.ofSeconds(25));
        serve(new Claim(new Money(5_000), new Money(5_000), true, 0));
        pass(Duration.ofSeconds(3));
        serve(claim(0));
        assertThat(requests().available()).isBetween(20L, 25L);
    }

    /** After 20 requests within a second, more are expected. */
    private void getAhead() {
        limit(new RateLimits(6_000L, null, null));
        for (int i = 0; i < 20; i++) {
            serve(claim(0));
            pass(Duration.ofMillis(20));
        }
        pass(Duration.ofMillis(100));
        Message message = lease.next(now);
        if (message != null) {
            answer(message.set());
        }
    }
}
