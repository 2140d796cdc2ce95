package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LimitsSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class LeaseRuleTest {

    private final Facts facts = Facts.fresh();
    private final Journal journal =
            new Journal().append(facts.credit(1, 1000), facts.limits(1, null));

    @Test
    void grantsAtMostAQuarterOfWhatIsLeftAhead() {
        journal.append(facts.lease(1, 900, 10));
        assertThat(journal.granted(facts)).isEqualTo(250);
        journal.append(facts.lease(2, 900, 250));
        assertThat(journal.granted(facts)).isEqualTo(250 + 187);
    }

    @Test
    void grantsTheWaitingHoldWheneverItFits() {
        journal.append(facts.lease(1, 1000, 1000));
        assertThat(journal.granted(facts)).isEqualTo(1000);
    }

    @Test
    void grantsAQuarterWhereTheWaitingHoldDoesNotFit() {
        journal.append(facts.lease(1, 1001, 1001));
        assertThat(journal.granted(facts)).isEqualTo(250);
    }

    @Test
    void grantsNoMoreThanIsWanted() {
        journal.append(facts.lease(1, 7, 5));
        assertThat(journal.granted(facts)).isEqualTo(7);
    }

    @Test
    void takesTheTightestLimit() {
        journal.append(facts.limits(2, 100L), facts.lease(1, 900, 10));
        assertThat(journal.granted(facts)).isEqualTo(25);
        assertThat(journal.lease(facts).limits())
                .containsExactly(
                        new LimitLeft(Limit.ACCOUNT_CREDIT, new Money(975), new Money(1000)),
                        new LimitLeft(Limit.KEY_BUDGET, new Money(75), new Money(100)));
    }

    @Test
    void deductsWhatOtherGatewaysAndKeysHaveOut() {
        Facts other = facts.withKey(KeyId.next()).withLife(new LifeId(facts.life().gateway(), 2));
        journal.append(
                new LimitsSet(
                        facts.account(), 2, List.of(facts.keyLimits(null), other.keyLimits(null))),
                facts.lease(1, 1000, 900),
                other.lease(1, 1000, 200));
        assertThat(journal.granted(other)).isEqualTo(25);
    }

    @Test
    void grantsNothingWhenNothingIsLeft() {
        journal.append(facts.limits(2, 0L), facts.lease(1, 10, 10));
        assertThat(journal.granted(facts)).isZero();
    }

    @Test
    void takesBackWhatIsNotWantedAnyMore() {
        journal.append(facts.lease(1, 500, 500), facts.usage(1, 100, 200), facts.lease(2, 50, 50));
        assertThat(journal.granted(facts)).isEqualTo(100);
        assertThat(journal.state().balance().held()).isEqualTo(Money.ZERO);
    }

    @Test
    void grantsNothingMoreAfterALimitWasLoweredUntilItIsMadeGood() {
        journal.append(facts.limits(2, 500L), facts.lease(1, 400, 400), facts.limits(3, 100L));
        journal.append(facts.lease(2, 450, 450));
        assertThat(journal.granted(facts)).isEqualTo(400);
        journal.append(facts.limits(4, 460L), facts.lease(3, 450, 450));
        assertThat(journal.granted(facts)).isEqualTo(450);
    }

    @Test
    void onlyTheNewestMessageCounts() {
        journal.append(facts.lease(2, 100, 100), facts.lease(1, 500, 500));
        assertThat(journal.granted(facts)).isEqualTo(100);
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.OUTDATED));
        journal.append(facts.lease(2, 500, 500));
        assertThat(journal.granted(facts)).isEqualTo(100);
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
    }

    @Test
    void leasesNothingForAKeyThatNoLimitsName() {
        Facts stranger = facts.withKey(KeyId.next());
        journal.append(stranger.lease(1, 100, 100));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.UNKNOWN_KEY));
        assertThat(journal.state().answer(stranger.life(), stranger.key())).isNull();
        assertThat(journal.state().balance().held()).isEqualTo(Money.ZERO);
    }

    @Test
    void leasesNothingMoreForARevokedKey() {
        journal.append(facts.lease(1, 100, 100));
        journal.append(new LimitsSet(facts.account(), 2, List.of()), facts.lease(2, 200, 200));
        assertThat(journal.state().answer(facts.life(), facts.key())).isNull();
        assertThat(journal.state().balance().held()).isEqualTo(new Money(100));
    }

    @Test
    void takesBackWhatARevokedKeyReturns() {
        journal.append(facts.lease(1, 100, 100));
        journal.append(new LimitsSet(facts.account(), 2, List.of()), facts.lease(2, 30, 30));
        assertThat(journal.state().balance().held()).isEqualTo(new Money(30));
    }

    @Test
    void reclaimsAnHourAfterTheLeaseEndedAndKeepsTheRowClosed() {
        journal.append(facts.lease(1, 100, 100)).later(Duration.ofSeconds(3629));
        journal.append(facts.credit(2, 1));
        assertThat(journal.effects()).isEmpty();
        journal.later(Duration.ofSeconds(1)).append(facts.credit(3, 1));
        assertThat(journal.effects())
                .containsExactly(new Effect.Reclaimed(facts.life(), facts.key(), new Money(100)));
        journal.append(facts.lease(2, 100, 100));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_ROW));
        assertThat(journal.lease(facts).closed()).isTrue();
        assertThat(journal.granted(facts)).isZero();
    }

    @Test
    void doesNotCloseARowThatHasNothingOut() {
        journal.append(facts.lease(1, 100, 100), facts.usage(1, 100, 100));
        journal.later(Duration.ofDays(2)).append(facts.lease(2, 150, 150));
        assertThat(journal.granted(facts)).isEqualTo(150);
    }

    @Test
    void everyMessageRenewsTheLease() {
        journal.append(facts.lease(1, 100, 100)).later(Duration.ofMinutes(40));
        journal.append(facts.lease(2, 100, 100)).later(Duration.ofMinutes(40));
        journal.append(facts.lease(3, 100, 100));
        assertThat(journal.lease(facts).closed()).isFalse();
        assertThat(journal.granted(facts)).isEqualTo(100);
    }

    @Test
    void timeNeverGoesBack() {
        journal.later(Duration.ofHours(2)).append(facts.lease(1, 100, 100));
        journal.later(Duration.ofHours(-2)).append(facts.credit(2, 1));
        assertThat(journal.state().time()).isEqualTo(journal.clock().plus(Duration.ofHours(2)));
    }
}
