package io.getinference.metering.budget;

import static io.getinference.metering.budget.RateAsks.concurrent;
import static io.getinference.metering.budget.RateAsks.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.RateLeft;
import io.getinference.common.lease.RatesLeft;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Objects;

class RunningRuleTest {

    private final Facts facts = Facts.fresh();
    private final Facts other = facts.withLife(new LifeId(GatewayId.next(), 1));
    private final Journal journal = new Journal().append(facts.credit(1, 1000));

    @Test
    void runsNoMoreAtOnceThanTheLimit() {
        limits(concurrent(5));
        journal.append(facts.rates(1, running(0, 4)), other.rates(1, running(0, 4)));
        assertThat(runningOf(facts)).isEqualTo(new RateLeft(5, 5, 4, 0, 0, 0));
        assertThat(runningOf(other).granted()).isEqualTo(1);
        journal.append(facts.rates(2, running(2, 2)), other.rates(2, running(1, 4)));
        assertThat(runningOf(other).granted()).isEqualTo(3);
    }

    @Test
    void aLoweredLimitOfWhatRunsHoldsOnceEnoughHasEnded() {
        limits(concurrent(5));
        journal.append(facts.rates(1, running(0, 5)));
        limits(concurrent(2));
        assertThat(runningOf(facts)).isEqualTo(new RateLeft(2, 2, 5, -3, 0, 0));
        journal.append(facts.rates(2, running(3, 5)));
        assertThat(runningOf(facts).granted()).isEqualTo(5);
        journal.append(facts.rates(3, running(1, 1)), facts.rates(4, running(1, 5)));
        assertThat(runningOf(facts).granted()).isEqualTo(2);
    }

    @Test
    void whatRanIsFreeWhenItsLifeSaidThatItIsOver() {
        limits(concurrent(5));
        journal.append(facts.rates(1, running(0, 5)));
        journal.append(new LifeClosed(facts.account(), facts.life(), 7));
        journal.append(other.rates(1, running(0, 4)));
        assertThat(runningOf(other).granted()).isEqualTo(4);
        assertThat(rates(other).sharers()).isEqualTo(1);
    }

    @Test
    void whatRanIsFreeWhenItsLifeIsReclaimed() {
        limits(concurrent(5));
        journal.append(facts.rates(1, running(0, 5)));
        journal.append(new LeaseReclaimed(facts.account(), 100, facts.life()));
        journal.append(other.rates(1, running(0, 4)));
        assertThat(runningOf(other).granted()).isEqualTo(4);
    }

    @Test
    void whatRanIsFreeOnceTheLongestRequestHasHadItsTime() {
        limits(concurrent(5));
        journal.append(facts.rates(1, running(0, 5)));
        journal.later(Duration.ofSeconds(629)).append(other.rates(1, running(0, 4)));
        assertThat(runningOf(other).granted()).isZero();
        journal.later(Duration.ofSeconds(1)).append(other.rates(2, running(0, 4)));
        assertThat(runningOf(other).granted()).isEqualTo(4);
        journal.append(facts.rates(2, running(0, 4)));
        assertThat(runningOf(facts).granted()).isEqualTo(1);
    }

    private void limits(RateLimits limits) {
        journal.append(facts.rateLimits(journal.state().facts().operator() + 1, limits));
    }

    private RatesLeft rates(Facts row) {
        return Objects.requireNonNull(journal.lease(row).rates());
    }

    private RateLeft runningOf(Facts row) {
        return Objects.requireNonNull(rates(row).running());
    }
}
