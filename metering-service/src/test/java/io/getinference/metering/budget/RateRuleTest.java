package io.getinference.metering.budget;

import static io.getinference.metering.budget.RateAsks.concurrent;
import static io.getinference.metering.budget.RateAsks.requests;
import static io.getinference.metering.budget.RateAsks.requestsPerMinute;
import static io.getinference.metering.budget.RateAsks.running;
import static io.getinference.metering.budget.RateAsks.tokens;
import static io.getinference.metering.budget.RateAsks.tokensPerMinute;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.RateLeft;
import io.getinference.common.lease.RatesLeft;
import io.getinference.metering.Facts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

class RateRuleTest {

    private final Facts facts = Facts.fresh();
    private final Facts other = facts.withLife(new LifeId(GatewayId.next(), 1));
    private final Journal journal = new Journal().append(facts.credit(1, 1000));

    @Test
    void saysNothingOfRatesThatAreNotLimited() {
        limits(null);
        journal.append(facts.rates(1, requests(0, 10)));
        assertThat(journal.lease(facts).rates()).isNull();
        limits(requestsPerMinute(60));
        journal.append(facts.rates(2, requests(10, 11)));
        assertThat(rates(facts).tokens()).isNull();
        assertThat(rates(facts).running()).isNull();
    }

    @Test
    void grantsNoMoreThanTheBurstAtOnce() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 100)));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(600, 25, 25, 0, 100, 2_500));
        journal.later(Duration.ofMillis(250)).append(facts.rates(2, requests(25, 100)));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(600, 25, 27, 0, 50, 2_450));
    }

    @Test
    void ofASmallLimitFiveComeAtOnceOrAllOfThem() {
        limits(requestsPerMinute(60));
        journal.append(facts.rates(1, requests(0, 100)));
        assertThat(requestsOf(facts).granted()).isEqualTo(5);
        limits(requestsPerMinute(3));
        journal.later(Duration.ofHours(1)).append(other.rates(1, requests(0, 100)));
        assertThat(requestsOf(other)).isEqualTo(new RateLeft(3, 3, 3, 0, 20_000, 60_000));
    }

    @Test
    void sharesOneBucketAmongGateways() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 20)), other.rates(1, requests(0, 20)));
        assertThat(requestsOf(facts).granted()).isEqualTo(20);
        assertThat(requestsOf(other).granted()).isEqualTo(5);
        assertThat(rates(other).sharers()).isEqualTo(2);
    }

    @Test
    void putsBackWhatWasNotUsedAndNoMoreThanFits() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 30)), facts.rates(2, requests(4, 4)));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(600, 25, 4, 21, 0, 400));
        journal.append(facts.rates(3, requests(4, 20)));
        journal.later(Duration.ofMinutes(1)).append(facts.rates(4, requests(4, 4)));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(600, 25, 4, 25, 0, 0));
    }

    @Test
    void takesNothingAwayWhileMoreIsOwedThanThereIs() {
        limits(tokensPerMinute(6_000));
        journal.append(facts.rates(1, tokens(0, 10, 200)));
        journal.append(other.rates(1, tokens(0, 5_000, 5_000)));
        assertThat(tokensOf(other))
                .isEqualTo(new RateLeft(6_000, 250, 5_000, -4_950, 49_510, 52_000));
        journal.append(facts.rates(2, tokens(50, 200, 200)));
        assertThat(tokensOf(facts).granted()).isEqualTo(200);
    }

    @Test
    void lendsOneRequestMoreThanTheBurstAndWaitsUntilItIsPaid() {
        limits(tokensPerMinute(6_000));
        journal.append(facts.rates(1, tokens(0, 900, 900)), other.rates(1, tokens(0, 10, 10)));
        assertThat(tokensOf(facts).granted()).isEqualTo(900);
        assertThat(tokensOf(other).granted()).isZero();
        journal.later(Duration.ofMillis(6_500)).append(other.rates(2, tokens(0, 10, 10)));
        assertThat(tokensOf(other).granted()).isZero();
        journal.later(Duration.ofMillis(10)).append(other.rates(3, tokens(0, 10, 10)));
        assertThat(tokensOf(other).granted()).isEqualTo(10);
    }

    @Test
    void whatWasUsedBeyondTheGrantIsOwed() {
        limits(tokensPerMinute(6_000));
        journal.append(
                facts.rates(1, tokens(0, 100, 100)), facts.rates(2, tokens(1_100, 1_100, 1_100)));
        assertThat(tokensOf(facts)).isEqualTo(new RateLeft(6_000, 250, 1_100, -850, 8_510, 11_000));
    }

    @Test
    void aDebtEndsWithinTheHour() {
        limits(tokensPerMinute(60));
        journal.append(facts.rates(1, tokens(0, 1_000_000, 1_000_000)));
        assertThat(tokensOf(facts).nextMillis()).isEqualTo(3_601_000);
    }

    @Test
    void onlyTheNewestMessageCounts() {
        limits(requestsPerMinute(600));
        journal.append(
                facts.rates(2, requests(0, 10)),
                facts.rates(1, requests(0, 25)),
                facts.rates(2, requests(0, 25)));
        assertThat(requestsOf(facts).granted()).isEqualTo(10);
    }

    @Test
    void aGatewayThatCountsAnewGetsNothingBackForWhatItHasForgotten() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 30)), facts.rates(2, requests(25, 25)));
        journal.append(facts.rates(3, requests(0, 1)));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(600, 25, 0, 0, 100, 2_500));
    }

    @Test
    void whatWasUsedBeforeThereWasALimitIsNotOwed() {
        limits(concurrent(5));
        journal.append(facts.rates(1, requests(0, 100)));
        limits(requestsPerMinute(600));
        journal.append(facts.rates(2, requests(500, 501)));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(600, 25, 501, 24, 0, 100));
    }

    @Test
    void aRaiseWorksAtOnce() {
        limits(tokensPerMinute(600));
        journal.append(facts.rates(1, tokens(0, 6_000, 6_000)));
        assertThat(tokensOf(facts).nextMillis()).isEqualTo(597_600);
        limits(tokensPerMinute(600_000));
        assertThat(tokensOf(facts).available()).isBetween(18_990L, 19_000L);
    }

    @Test
    void aLoweredLimitHoldsAtOnceAndAsksForNoMoreThanTheTimeThatWasOwed() {
        limits(requestsPerMinute(6_000));
        journal.append(facts.rates(1, requests(0, 300)));
        limits(requestsPerMinute(60));
        assertThat(requestsOf(facts)).isEqualTo(new RateLeft(60, 5, 250, 2, 0, 2_500));
    }

    @Test
    void aLimitThatComesBackBeginsWithAFullBucket() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 30)));
        limits(concurrent(1));
        limits(requestsPerMinute(600));
        assertThat(requestsOf(facts).available()).isEqualTo(25);
        limits(null);
        limits(requestsPerMinute(600));
        assertThat(requestsOf(facts).available()).isEqualTo(25);
    }

    @Test
    void aRowIsASharerAsLongAsItIsValid() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 1))).later(Duration.ofSeconds(29));
        journal.append(other.rates(1, requests(0, 1)));
        assertThat(rates(other).sharers()).isEqualTo(2);
        journal.later(Duration.ofSeconds(1)).append(other.rates(2, requests(0, 1)));
        assertThat(rates(other).sharers()).isEqualTo(1);
    }

    @Test
    void aMessageWithoutRatesLeavesThemAsTheyAre() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 10)), facts.lease(2, 100, 100));
        assertThat(requestsOf(facts).granted()).isEqualTo(10);
        assertThat(journal.granted(facts)).isEqualTo(100);
    }

    @Test
    void moneyAndRatesOfOneRowGoTheirOwnWays() {
        limits(new RateLimits(600L, null, 5L));
        journal.append(
                facts.lease(1, 100, 100), facts.rates(2, requests(0, 10)), facts.usage(1, 0, 0));
        assertThat(journal.granted(facts)).isZero();
        assertThat(requestsOf(facts).granted()).isEqualTo(10);
    }

    @Test
    void aRevokedKeyHasNoRates() {
        limits(requestsPerMinute(600));
        journal.append(facts.rates(1, requests(0, 30)));
        int limited = journal.state().entries();
        journal.append(new LimitsSet(facts.account(), 90, List.of()));
        journal.append(facts.rates(2, requests(30, 30)));
        assertThat(journal.state().entries()).isEqualTo(limited - 2);
    }

    @Test
    void aKeyOfItsOwnHasABucketOfItsOwn() {
        Facts another = facts.withKey(KeyId.next());
        journal.append(
                new LimitsSet(
                        facts.account(),
                        1,
                        List.of(
                                new KeyLimits(
                                        facts.key(), null, null, null, requestsPerMinute(600)),
                                new KeyLimits(another.key(), null, null, null, concurrent(1)))),
                facts.rates(1, requests(0, 30)),
                another.rates(1, running(0, 1)));
        assertThat(requestsOf(facts).granted()).isEqualTo(25);
        assertThat(Objects.requireNonNull(rates(another).running()).granted()).isEqualTo(1);
        assertThat(rates(another).sharers()).isEqualTo(1);
    }

    private void limits(@Nullable RateLimits limits) {
        journal.append(facts.rateLimits(journal.state().facts().operator() + 1, limits));
    }

    private RatesLeft rates(Facts row) {
        return Objects.requireNonNull(journal.lease(row).rates());
    }

    private RateLeft requestsOf(Facts row) {
        return Objects.requireNonNull(rates(row).requests());
    }

    private RateLeft tokensOf(Facts row) {
        return Objects.requireNonNull(rates(row).tokens());
    }
}
