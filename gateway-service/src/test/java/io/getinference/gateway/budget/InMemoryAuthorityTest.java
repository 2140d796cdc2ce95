package io.getinference.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;

import org.junit.jupiter.api.Test;

/** The twin decides as metering's fold does: the same sentences, with the same figures. */
class InMemoryAuthorityTest {

    private final InMemoryAuthority authority = new InMemoryAuthority(new Money(1000));
    private final LifeId life = Requests.life();
    private final Caller caller = Requests.CALLER;

    @Test
    void grantsAtMostAQuarterOfWhatIsLeftAhead() {
        assertThat(granted(1, 900, 10)).isEqualTo(250);
        assertThat(granted(2, 900, 250)).isEqualTo(250 + 187);
    }

    @Test
    void grantsTheWaitingHoldWheneverItFits() {
        assertThat(granted(1, 1000, 1000)).isEqualTo(1000);
    }

    @Test
    void grantsAQuarterWhereTheWaitingHoldDoesNotFit() {
        assertThat(granted(1, 1001, 1001)).isEqualTo(250);
    }

    @Test
    void grantsNoMoreThanIsWanted() {
        assertThat(granted(1, 7, 5)).isEqualTo(7);
    }

    @Test
    void takesTheTightestLimit() {
        authority.budget(caller.key(), new Money(100));
        assertThat(granted(1, 900, 10)).isEqualTo(25);
        assertThat(authority.answer(life, caller.key()).limits())
                .containsExactly(
                        new LimitLeft(Limit.ACCOUNT_CREDIT, new Money(975), new Money(1000)),
                        new LimitLeft(Limit.KEY_BUDGET, new Money(75), new Money(100)));
    }

    @Test
    void deductsWhatOtherGatewaysAndKeysHaveOut() {
        granted(1, 1000, 900);
        Caller other = Requests.another();
        LifeId another = Requests.life();
        authority.apply(
                new LeaseSet(
                        other.account(), other.key(), another, 1, new Money(1000), new Money(200)));
        assertThat(authority.granted(another, other.key())).isEqualTo(new Money(25));
    }

    @Test
    void grantsNothingWhenNothingIsLeft() {
        authority.budget(caller.key(), Money.ZERO);
        assertThat(granted(1, 10, 10)).isZero();
    }

    @Test
    void takesBackWhatIsNotWantedAnyMore() {
        granted(1, 500, 500);
        authority.charge(life, caller.key(), new Money(100));
        assertThat(granted(2, 50, 50)).isEqualTo(100);
        assertThat(authority.out()).isEqualTo(Money.ZERO);
    }

    @Test
    void grantsNothingMoreAfterALimitWasLoweredUntilItIsMadeGood() {
        authority.budget(caller.key(), new Money(500));
        granted(1, 400, 400);
        authority.budget(caller.key(), new Money(100));
        assertThat(granted(2, 450, 450)).isEqualTo(400);
        authority.budget(caller.key(), new Money(460));
        assertThat(granted(3, 450, 450)).isEqualTo(450);
    }

    @Test
    void onlyTheNewestMessageCounts() {
        granted(2, 100, 100);
        assertThat(granted(1, 500, 500)).isEqualTo(100);
        assertThat(granted(2, 500, 500)).isEqualTo(100);
    }

    @Test
    void keepsAReclaimedRowClosed() {
        granted(1, 100, 100);
        authority.reclaim(life, caller.key());
        assertThat(granted(2, 100, 100)).isZero();
        assertThat(authority.answer(life, caller.key()).closed()).isTrue();
    }

    private long granted(long number, long wants, long needs) {
        authority.apply(
                new LeaseSet(
                        caller.account(),
                        caller.key(),
                        life,
                        number,
                        new Money(wants),
                        new Money(needs)));
        return authority.granted(life, caller.key()).nanos();
    }
}
