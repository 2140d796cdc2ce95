package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;
import io.getinference.metering.Facts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class QuarantineTest {

    private final Facts facts = Facts.fresh();
    private final Facts other = facts.withLife(new LifeId(facts.life().gateway(), 2));
    private final Journal journal =
            new Journal().append(facts.credit(1, 1000), facts.limits(1, null));

    @Test
    void countsWhatCannotBeReadAtItsHoldFromItsLease() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40));
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("the usage cannot be read"));
        assertThat(journal.granted(facts)).isEqualTo(60);
        assertThat(journal.available(facts)).isEqualTo(900);
        assertThat(journal.lease(facts).tightest().remaining()).isEqualTo(new Money(960));
        assertThat(journal.state().balance())
                .isEqualTo(
                        new Balance(
                                new Money(1000),
                                Money.ZERO,
                                Money.ZERO,
                                new Money(60),
                                new Money(40)));
    }

    @Test
    void showsWhatWaitsToBeCorrected() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40));
        assertThat(journal.state().quarantined())
                .containsExactly(
                        new QuarantinedUsage(
                                facts.life(),
                                1,
                                facts.key(),
                                null,
                                new Money(40),
                                new Money(40),
                                QuarantinedUsage.Reason.UNREADABLE,
                                journal.clock()));
        assertThat(journal.state().keyBalances())
                .extracting(KeyBalance::quarantined)
                .containsExactly(new Money(40));
    }

    @Test
    void countsNoMoreThanItsLeaseAndEveryLimitCanSpare() {
        journal.append(facts.limits(2, 130L), facts.lease(1, 100, 100)).append(claim(1, 500));
        assertThat(journal.state().quarantined().getFirst().counted()).isEqualTo(new Money(130));
        assertThat(journal.available(facts)).isZero();
        assertThat(journal.granted(facts)).isZero();
    }

    @Test
    void countsNothingWhereALimitIsAlreadyOverdrawn() {
        journal.append(facts.limits(2, 100L), facts.lease(1, 100, 100), facts.limits(3, 50L));
        journal.append(other.lease(1, 10, 10)).append(claimOf(other, 1, 10));
        assertThat(journal.state().quarantined().getFirst().counted()).isEqualTo(Money.ZERO);
        assertThat(journal.available(facts)).isEqualTo(-50);
    }

    @Test
    void doesNotQuarantineARepetitionTwice() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40)).append(claim(1, 40));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        journal.append(facts.usage(1, 30, 40));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        assertThat(journal.state().balance().quarantined()).isEqualTo(new Money(40));
    }

    @Test
    void noMessageOfAGatewaySetsItFree() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40));
        journal.append(facts.lease(2, 0, 0)).later(Duration.ofHours(5));
        journal.append(new LifeClosed(facts.account(), facts.life(), 1));
        assertThat(journal.effects()).contains(new Effect.Closed(facts.life()));
        assertThat(journal.state().balance().quarantined()).isEqualTo(new Money(40));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(960));
        journal.append(claim(1, 40));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_LIFE));
    }

    @Test
    void chargesWhatACorrectionSaysFromWhatWasSetAside() {
        journal.append(facts.lease(1, 1000, 1000)).append(claim(1, 40));
        journal.append(facts.lease(2, 960, 960), corrected(2, 1, facts.usage(1, 35, 40)));
        assertThat(journal.rated().charge()).isEqualTo(new Money(35));
        assertThat(journal.rated().bookedAt()).isEqualTo(journal.clock());
        assertThat(journal.state().quarantined()).isEmpty();
        assertThat(journal.available(facts)).isEqualTo(5);
        journal.append(facts.usage(1, 35, 40));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
    }

    @Test
    void chargesACorrectionEvenWhereALimitWasOverdrawnMeanwhile() {
        journal.append(facts.limits(2, 200L), facts.lease(1, 100, 100)).append(claim(1, 40));
        journal.append(facts.limits(3, 50L), corrected(4, 1, facts.usage(1, 70, 70)));
        assertThat(journal.rated().charge()).isEqualTo(new Money(40));
        assertThat(journal.rated().house()).isEqualTo(new Money(30));
        assertThat(journal.available(facts)).isEqualTo(-50);
    }

    @Test
    void setsFreeWhatACorrectionSaysWasNothing() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40));
        journal.append(corrected(2, 1, null));
        assertThat(journal.effects()).isEmpty();
        assertThat(journal.state().balance().available()).isEqualTo(new Money(940));
        assertThat(journal.state().quarantined()).isEmpty();
    }

    @Test
    void chargesTheKeyThatACorrectionNames() {
        Facts right = facts.withKey(KeyId.next());
        journal.append(both(2, right)).append(facts.lease(1, 100, 100)).append(claim(1, 40));
        journal.append(corrected(3, 1, right.usage(1, 35, 40)));
        assertThat(journal.state().keyBalances())
                .anyMatch(key -> key.key().equals(right.key()) && key.charged().nanos() == 35);
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(35));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(905));
    }

    @Test
    void correctsOnlyOnce() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40));
        journal.append(corrected(2, 1, null), corrected(3, 1, facts.usage(1, 40, 40)));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        assertThat(journal.state().balance().charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void correctsUsageWhoseLifeIsOver() {
        journal.append(facts.lease(1, 100, 100)).append(claim(1, 40));
        journal.append(new LifeClosed(facts.account(), facts.life(), 1));
        journal.append(corrected(2, 1, facts.usage(1, 35, 40)));
        assertThat(journal.rated().charge()).isEqualTo(new Money(35));
        assertThat(journal.state().gateways().find(facts.life())).isNull();
        journal.append(corrected(3, 1, facts.usage(1, 35, 40)));
        assertThat(journal.effects())
                .containsExactly(new Effect.Ignored(Effect.Reason.CLOSED_LIFE));
    }

    @Test
    void setsUsageOfAKeyThatWasNeverNamedAside() {
        Facts stranger = facts.withKey(KeyId.next());
        journal.append(facts.lease(1, 970, 970), stranger.usage(1, 50, 50));
        assertThat(journal.effects())
                .containsExactly(
                        new Effect.Quarantined("the usage is of a key that no limits ever named"));
        assertThat(journal.state().balance().quarantined()).isEqualTo(new Money(30));
        journal.append(corrected(2, 1, stranger.usage(1, 50, 50)));
        assertThat(journal.rated().charge()).isEqualTo(Money.ZERO);
        assertThat(journal.rated().house()).isEqualTo(new Money(50));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(30));
    }

    @Test
    void setsUsageAsideWhoseValueCannotBeCounted() {
        Usage most = Usage.of(100_000_000, 0);
        journal.append(facts.lease(1, 100, 100));
        long number = 1;
        while (journal.state().quarantined().isEmpty()) {
            journal.append(dear(number++, most, 0));
        }
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("an amount is beyond what can be counted"));
        assertThat(journal.state().quarantined().getLast().reason())
                .isEqualTo(QuarantinedUsage.Reason.UNCOUNTABLE);
        assertThat(journal.state().house()).isGreaterThan(new Money(Long.MAX_VALUE / 2));
    }

    @Test
    void setsUsageAsideThatLeavesTooManyGaps() {
        for (long number = 1; number <= Rules.GAPS_MAX + 1; number++) {
            journal.append(facts.usage(2 * number, 1, 1));
        }
        journal.append(facts.usage(1_000_000, 1, 1));
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("too much usage of its life is missing"));
        journal.append(facts.usage(1_000_000, 1, 1));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        journal.append(corrected(2, 1_000_000, null));
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("too much usage of its life is missing"));
        journal.append(facts.usage(1, 1, 1), facts.usage(3, 1, 1));
        journal.append(corrected(3, 1_000_000, null));
        assertThat(journal.state().quarantined()).isEmpty();
    }

    @Test
    void freezesTheAccountRatherThanForgettingWhatMayHaveBeenSpent() {
        fill();
        assertThat(journal.state().frozen()).isFalse();
        journal.append(claim(2000, 1));
        assertThat(journal.state().frozen()).isTrue();
        assertThat(journal.state().quarantined()).hasSize(Rules.QUARANTINED_MAX);
        journal.append(facts.lease(2, 0, 0));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.FROZEN));
        journal.later(Duration.ofHours(3));
        journal.append(new LifeClosed(facts.account(), facts.life(), 0), other.lease(1, 1, 1));
        assertThat(journal.state().answer(other.life(), other.key())).isNull();
        assertThat(journal.lease(facts).closed()).isFalse();
        assertThat(journal.state().balance().held()).isEqualTo(new Money(100));
    }

    @Test
    void takesNoCreditBackWhileTheAccountIsFrozen() {
        var more = facts.credit(2, 50);
        journal.append(more);
        fill();
        journal.append(claim(2000, 1));
        journal.append(
                new CreditExpired(facts.account(), 3, more.grant()),
                new CreditReversed(
                        facts.account(),
                        4,
                        more.grant(),
                        new Money(50),
                        CreditReversed.Cause.REFUND));
        assertThat(journal.taken().getFirst().amount()).isEqualTo(Money.ZERO);
        assertThat(journal.state().balance().remaining()).isEqualTo(new Money(1050));
    }

    @Test
    void thawsOnceEverythingWasCorrected() {
        fill();
        journal.append(claim(2000, 1));
        for (int number = 1; number <= Rules.QUARANTINED_MAX; number++) {
            assertThat(journal.state().frozen()).isTrue();
            journal.append(corrected(number + 1, number, null));
        }
        assertThat(journal.state().frozen()).isFalse();
        journal.append(claim(2000, 1));
        assertThat(journal.state().quarantined()).hasSize(1);
    }

    /** Each counts nothing, so that the bound is reached before the money is gone. */
    private void fill() {
        journal.append(facts.lease(1, 100, 100));
        for (int number = 1; number <= Rules.QUARANTINED_MAX; number++) {
            journal.append(claim(number, 0));
        }
    }

    private UsageRecorded dear(long number, Usage usage, long hold) {
        UsageRecorded one = facts.usage(number, usage, hold, Outcome.COMPLETED);
        return new UsageRecorded(
                one.account(),
                one.key(),
                one.life(),
                one.number(),
                one.attempt(),
                one.usage(),
                one.outcome(),
                false,
                one.hold(),
                Facts.DEAREST);
    }

    private LimitsSet both(long number, Facts right) {
        return new LimitsSet(
                facts.account(), number, List.of(facts.keyLimits(null), right.keyLimits(null)));
    }

    private UsageClaim claim(long number, long hold) {
        return claimOf(facts, number, hold);
    }

    private static UsageClaim claimOf(Facts of, long number, long hold) {
        return new UsageClaim(of.account(), of.key(), of.life(), number, new Money(hold));
    }

    private UsageCorrected corrected(long number, long usageNumber, @Nullable UsageRecorded usage) {
        return new UsageCorrected(facts.account(), number, facts.life(), usageNumber, usage);
    }
}
