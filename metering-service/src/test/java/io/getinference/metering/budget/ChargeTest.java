package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.GrantUse;
import io.getinference.common.event.Outcome;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ChargeTest {

    private static final Duration RECLAIMED = Duration.ofHours(2);

    private final Facts facts = Facts.fresh();
    private final Journal journal =
            new Journal().append(facts.credit(1, 1000), facts.limits(1, null));

    @Test
    void chargesTheValueFromTheLease() {
        journal.append(facts.lease(1, 100, 100), facts.usage(1, 60, 100));
        assertThat(journal.rated().charge()).isEqualTo(new Money(60));
        assertThat(journal.rated().bookedAt()).isEqualTo(journal.clock());
        assertThat(journal.lease(facts).charged()).isEqualTo(new Money(60));
        assertThat(journal.state().balance())
                .isEqualTo(
                        new Balance(
                                new Money(1000),
                                Money.ZERO,
                                new Money(60),
                                new Money(40),
                                Money.ZERO));
    }

    @Test
    void chargesNoMoreThanTheHold() {
        journal.append(facts.lease(1, 100, 100), facts.usage(1, 150, 100));
        assertThat(journal.rated().charge()).isEqualTo(new Money(100));
        assertThat(journal.rated().house()).isEqualTo(new Money(50));
        assertThat(journal.state().house()).isEqualTo(new Money(50));
    }

    @Test
    void chargesNothingForAnAttemptThatFailed() {
        journal.append(facts.lease(1, 100, 100));
        journal.append(facts.usage(1, Usage.of(30, 30), 100, Outcome.FAILED));
        assertThat(journal.rated().charge()).isEqualTo(Money.ZERO);
        assertThat(journal.rated().house()).isEqualTo(new Money(60));
        assertThat(journal.state().balance().held()).isEqualTo(new Money(100));
    }

    @Test
    void chargesARepetitionNotAgain() {
        var used = facts.usage(1, 60, 100);
        journal.append(facts.lease(1, 100, 100), used, used);
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(60));
    }

    @Test
    void chargesUsageThatOvertookAnEarlierOne() {
        journal.append(facts.lease(1, 100, 100), facts.usage(3, 10, 20), facts.usage(1, 20, 20));
        journal.append(facts.usage(2, 30, 40), facts.usage(3, 10, 20));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        assertThat(journal.state().balance().charged()).isEqualTo(new Money(60));
        assertThat(journal.state().gateways().of(facts.life()).usage().ranges())
                .containsExactly(new SeenNumbers.Range(1, 3));
    }

    @Test
    void chargesUsageBeyondItsLeaseOnlyAsFarAsTheBudgetReaches() {
        journal.append(facts.limits(2, 120L), facts.lease(1, 100, 100), facts.usage(1, 150, 150));
        assertThat(journal.rated().charge()).isEqualTo(new Money(120));
        assertThat(journal.rated().house()).isEqualTo(new Money(30));
        assertThat(journal.lease(facts).granted()).isEqualTo(new Money(120));
    }

    @Test
    void chargesUsageThatComesAfterItsLeaseWasReclaimedFromWhatIsLeft() {
        Facts other = facts.withLife(new LifeId(facts.life().gateway(), 2));
        journal.append(facts.lease(1, 100, 100)).later(RECLAIMED);
        journal.append(other.lease(1, 960, 960), facts.usage(1, 100, 100));
        assertThat(journal.rated().charge()).isEqualTo(new Money(40));
        assertThat(journal.rated().house()).isEqualTo(new Money(60));
        assertThat(journal.state().balance().available()).isEqualTo(Money.ZERO);
        assertThat(journal.lease(other).granted()).isEqualTo(new Money(960));
    }

    @Test
    void theSplitOfASmallerChargeStillAddsUp() {
        journal.append(facts.limits(2, 100L), facts.lease(1, 100, 100));
        journal.append(facts.usage(1, Usage.of(100, 200), 300, Outcome.COMPLETED));
        assertThat(journal.rated().split())
                .containsEntry(TokenKind.INPUT, new Money(33))
                .containsEntry(TokenKind.OUTPUT, new Money(67));
    }

    @Test
    void burnsGrantsByPriorityAndThenByAge() {
        var last = facts.credit(2, 50, 5);
        var second = facts.credit(3, 50, 0);
        journal.append(last, second, facts.lease(1, 1075, 1075));
        journal.append(facts.usage(1, 1075, 1075));
        assertThat(journal.rated().grants())
                .extracting(GrantUse::amount)
                .containsExactly(new Money(1000), new Money(50), new Money(25));
        assertThat(journal.rated().grants().get(1).grant()).isEqualTo(second.grant());
        assertThat(journal.rated().grants().get(2).grant()).isEqualTo(last.grant());
    }

    @Test
    void countsCreditOnceHoweverOftenItIsAnnounced() {
        var more = facts.credit(3, 500);
        journal.append(more, more, facts.credit(2, 100), more);
        assertThat(journal.state().balance().credited()).isEqualTo(new Money(1600));
    }

    @Test
    void keepsCreditThatComesBeforeTheLimits() {
        Facts early = Facts.fresh();
        Journal other = new Journal().append(early.credit(1, 10), early.limits(1, null));
        assertThat(other.append(early.lease(1, 10, 10)).granted(early)).isEqualTo(10);
    }

    @Test
    void anOlderFactDoesNotReplaceNewerLimits() {
        journal.append(facts.limits(3, 10L), facts.limits(2, 1000L), facts.lease(1, 100, 100));
        assertThat(journal.granted(facts)).isEqualTo(2);
    }

    @Test
    void quarantinesAmountsThatCannotBeCounted() {
        Balance before = journal.state().balance();
        journal.append(facts.credit(2, Long.MAX_VALUE));
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("an amount is beyond what can be counted"));
        assertThat(journal.state().balance()).isEqualTo(before);
    }
}
