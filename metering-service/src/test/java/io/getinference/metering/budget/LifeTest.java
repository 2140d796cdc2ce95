package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class LifeTest {

    private final Facts facts = Facts.fresh();
    private final Facts second = facts.withLife(new LifeId(facts.life().gateway(), 2));
    private final Facts third = facts.withLife(new LifeId(facts.life().gateway(), 3));
    private final Journal journal =
            new Journal().append(facts.credit(1, 1000), facts.limits(1, null));

    @Test
    void closesTheRowsOfALifeThatIsOver() {
        journal.append(facts.lease(1, 100, 100), facts.usage(1, 30, 30), closed(facts, 1));
        assertThat(journal.effects()).containsExactly(new Effect.Closed(facts.life()));
        assertThat(journal.state().balance().held()).isEqualTo(Money.ZERO);
        assertThat(journal.state().gateways().find(facts.life())).isNull();
        assertThat(journal.lease(facts).closed()).isTrue();
    }

    @Test
    void waitsUntilAllUsageOfTheLifeIsSeen() {
        journal.append(facts.lease(1, 100, 100), facts.usage(2, 30, 30), closed(facts, 2));
        assertThat(journal.effects()).isEmpty();
        assertThat(journal.state().balance().held()).isEqualTo(new Money(70));
        journal.append(facts.usage(1, 20, 20));
        assertThat(journal.effects()).contains(new Effect.Closed(facts.life()));
        assertThat(journal.rated().charge()).isEqualTo(new Money(20));
        assertThat(journal.state().balance().held()).isEqualTo(Money.ZERO);
    }

    @Test
    void ofTwoEndsTheOneThatKnowsOfMoreUsageIsRight() {
        journal.append(facts.lease(1, 100, 100), closed(facts, 2), closed(facts, 1));
        journal.append(facts.usage(1, 10, 10));
        assertThat(journal.lease(facts).closed()).isFalse();
        journal.append(facts.usage(2, 10, 10));
        assertThat(journal.lease(facts).closed()).isTrue();
    }

    @Test
    void usageOfAClosedLifeIsARepetition() {
        journal.append(facts.lease(1, 100, 100), facts.usage(1, 30, 30), closed(facts, 1));
        journal.append(facts.usage(1, 30, 30));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_LIFE));
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(30));
    }

    @Test
    void aClosedLifeGetsNoLease() {
        journal.append(facts.lease(1, 100, 100), closed(facts, 0), facts.lease(2, 100, 100));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_LIFE));
        assertThat(journal.lease(facts).closed()).isTrue();
        assertThat(journal.granted(facts)).isZero();
        assertThat(journal.available(facts)).isEqualTo(1000);
    }

    @Test
    void anEndThatIsRepeatedChangesNothing() {
        journal.append(facts.lease(1, 100, 100), closed(facts, 0), closed(facts, 0));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        assertThat(journal.state().gateways().all()).hasSize(1);
    }

    @Test
    void aLifeThatWasNeverHeardOfIsClosedAllTheSame() {
        journal.append(closed(facts, 0), facts.lease(1, 100, 100));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_LIFE));
    }

    @Test
    void anEndThatOvertookAllItsUsageWaitsForIt() {
        journal.append(closed(facts, 2), facts.usage(2, 10, 10));
        assertThat(journal.rated().charge()).isEqualTo(new Money(10));
        journal.append(facts.usage(1, 5, 5));
        assertThat(journal.effects()).contains(new Effect.Closed(facts.life()));
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(15));
    }

    @Test
    void aLaterLifeMayEndBeforeAnEarlierOne() {
        journal.append(facts.lease(1, 100, 100), second.lease(1, 50, 50), closed(second, 0));
        assertThat(journal.state().balance().held()).isEqualTo(new Money(100));
        journal.append(facts.usage(1, 30, 30), facts.lease(2, 130, 130));
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(30));
        assertThat(journal.granted(facts)).isEqualTo(130);
        assertThat(journal.lease(second).closed()).isTrue();
        journal.append(closed(facts, 1));
        assertThat(journal.lease(facts).closed()).isTrue();
        assertThat(journal.state().gateways().all())
                .singleElement()
                .isEqualTo(new Gateway(facts.life().gateway(), 3, List.of()));
    }

    @Test
    void aLifeBelowAClosedOneThatWasNeverHeardOfIsOver() {
        journal.append(closed(third, 0), second.lease(1, 100, 100));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_LIFE));
        assertThat(journal.lease(second).closed()).isTrue();
        journal.append(facts.withLife(new LifeId(facts.life().gateway(), 4)).lease(1, 7, 7));
        assertThat(journal.effects()).isEmpty();
    }

    @Test
    void anOperatorTakesBackWhatALifeHasOut() {
        Facts other = facts.withKey(KeyId.next());
        journal.append(facts.lease(1, 100, 100), reclaimed(2));
        assertThat(journal.effects())
                .containsExactly(new Effect.Reclaimed(facts.life(), facts.key(), new Money(100)));
        assertThat(journal.state().balance().held()).isEqualTo(Money.ZERO);
        journal.append(facts.lease(2, 100, 100));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_ROW));
        journal.append(
                new LimitsSet(
                        facts.account(), 3, List.of(facts.keyLimits(null), other.keyLimits(null))),
                other.lease(1, 10, 10));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_ROW));
        assertThat(journal.lease(other).closed()).isTrue();
    }

    @Test
    void usageAfterAReclaimIsChargedAsFarAsEveryBudgetAllows() {
        journal.append(facts.lease(1, 100, 100), reclaimed(2), second.lease(1, 950, 950));
        journal.append(facts.usage(1, 100, 100));
        assertThat(journal.rated().charge()).isEqualTo(new Money(50));
        assertThat(journal.rated().house()).isEqualTo(new Money(50));
        journal.append(facts.usage(1, 100, 100), closed(facts, 1));
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(50));
        assertThat(journal.state().gateways().find(facts.life())).isNull();
    }

    @Test
    void tellsOnlyOfRowsThatHadMoneyOut() {
        journal.append(facts.lease(1, 100, 100), facts.usage(1, 100, 100), reclaimed(2));
        assertThat(journal.effects()).isEmpty();
        assertThat(journal.lease(facts).closed()).isTrue();
    }

    @Test
    void anOperatorCannotTakeBackFromALifeThatNobodyKnows() {
        journal.append(reclaimed(2), facts.lease(1, 10, 10));
        assertThat(journal.granted(facts)).isEqualTo(10);
    }

    @Test
    void aRowThatWasReclaimedByTimeIsForgottenWithItsLife() {
        journal.append(facts.lease(1, 100, 100)).later(Duration.ofHours(2));
        journal.append(closed(facts, 0));
        assertThat(journal.effects())
                .containsExactly(
                        new Effect.Reclaimed(facts.life(), facts.key(), new Money(100)),
                        new Effect.Closed(facts.life()));
    }

    @Test
    void anOperatorSaysWhatAMissingNumberWas() {
        journal.append(facts.lease(1, 100, 100), facts.usage(2, 10, 10), closed(facts, 3));
        journal.append(
                new UsageCorrected(facts.account(), 2, facts.life(), 1, null),
                new UsageCorrected(facts.account(), 3, facts.life(), 3, facts.usage(3, 20, 25)));
        assertThat(journal.rated().charge()).isEqualTo(new Money(20));
        assertThat(journal.effects()).contains(new Effect.Closed(facts.life()));
    }

    @Test
    void anOperatorsWordAboutALifeThatNobodyKnowsChangesNothing() {
        journal.append(new UsageCorrected(facts.account(), 2, facts.life(), 1, null));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.UNKNOWN_LIFE));
        assertThat(journal.state().gateways().all()).isEmpty();
    }

    private static LifeClosed closed(Facts of, long lastUsage) {
        return new LifeClosed(of.account(), of.life(), lastUsage);
    }

    private LeaseReclaimed reclaimed(long number) {
        return new LeaseReclaimed(facts.account(), number, facts.life());
    }
}
