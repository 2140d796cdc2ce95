package io.getinference.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.replay.Replay;
import io.getinference.chaos.replay.Step;
import io.getinference.chaos.replay.Step.Sums;
import io.getinference.chaos.replay.Step.Verdict;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Usage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Every check of budgets finds the difference that is planted for it. */
class BudgetChecksTest extends Planting {

    @Test
    void moreThanTheCreditProducedForACustomerIsFound() {
        run.bills.set(0, Sample.bill(Sample.FIRST.value(), Usage.of(30, 66_662)));
        assertDifference("6", "overspend by the simulator's log", 0);
        run.bills.set(0, Sample.bill(Sample.FIRST.value(), Usage.of(31, 66_662)));
        assertDifference("6", "overspend by the simulator's log", 1_000);
    }

    @Test
    void whatADeadGatewayDidNotSeeIsToldApart() {
        run.estimate(Sample.FIRST);
        run.bills.set(0, Sample.bill(Sample.FIRST.value(), Usage.of(31, 66_663)));

        assertDifference("6", "overspend by the simulator's log", 0);
        assertThat(Produced.of(run.evidence()).unseen()).isEqualTo(new Money(16_000));
    }

    @Test
    void aHouseShareThatIsNotBookedIsFound() {
        run.entries.add(new LedgerEntry(99, "usage/x", "house", 7));
        assertDifference("6", "the house's share", 7);
    }

    @Test
    void moneyThatStaysOutAtTheEndIsFound() {
        run.append(Sample.lease(5, Money.ofUsd("1.00")));
        assertDifference("7", "outstanding", 10_000);
    }

    @Test
    void aChargeThatTheHouseTookOverIsFound() {
        // Nothing is leased for it any more, and the credit is used up.
        run.append(Sample.used(4, new RequestId(Sample.REFUSED)));
        assertDifference("7", "what their hold had set aside", 1);
    }

    @Test
    void a402ThatCouldHaveBeenPaidIsFound() {
        run.calls.add(Sample.paymentRequired(4, Money.ofUsd("0.33334")));
        assertDifference("10", "false 402s", 1);
    }

    @Test
    void a402ThatNamesAnAmountThatNeverRemainedIsFound() {
        run.calls.set(2, Sample.paymentRequired(0, new Money(10_001)));
        assertDifference("10", "remaining_usd never was", 1);
    }

    @Test
    void aPrefixThatIsOverspentIsFound() {
        Step end = last();
        Standing over =
                new Standing(end.standing().credited(), Money.ofUsd("0.90"), Money.ofUsd("0.11"));
        assertThat(
                        planted(
                                new NoOverspend(),
                                "credits − charges",
                                step(Verdict.APPLIED, over, end.sums())))
                .isEqualTo(-10_000_000);
        Standing consumed = new Standing(Money.ofUsd("0.90"), Money.ofUsd("0.91"), Money.ZERO);
        assertThat(
                        planted(
                                new NoOverspend(),
                                "Σ consumed",
                                step(Verdict.APPLIED, consumed, end.sums())))
                .isEqualTo(1);
    }

    @Test
    void aKeyBeyondItsBudgetIsFound() {
        Step end = last();
        Sums over = new Sums(Money.ZERO, Money.ZERO, new Money(-1));
        assertThat(planted(new NoOverspend(), "a key", step(Verdict.APPLIED, end.standing(), over)))
                .isEqualTo(1);
    }

    @Test
    void leasesThatDoNotAddUpAreFound() {
        Step end = last();
        Sums other = new Sums(new Money(5), Money.ZERO, null);
        assertThat(planted(new LeaseSums(), "pool", step(Verdict.APPLIED, end.standing(), other)))
                .isEqualTo(1);
    }

    @Test
    void aStaleLeaseThatMovesMoneyIsFound() {
        Standing moved = new Standing(Money.ofUsd("1.00"), Money.ZERO, Money.ZERO);
        Sums sums = new Sums(Money.ZERO, Money.ZERO, null);
        assertThat(planted(new LeaseSums(), "stale", step(Verdict.IGNORED, moved, sums)))
                .isEqualTo(1);
    }

    private Step last() {
        return Trial.of(run.evidence()).replay().steps().getLast();
    }

    private Step step(Verdict verdict, Standing standing, Sums sums) {
        return new Step(last().record(), verdict, null, standing, sums);
    }

    private long planted(Check check, String what, Step step) {
        Trial sound = Trial.of(run.evidence());
        List<Step> steps = new ArrayList<>(sound.replay().steps());
        steps.add(step);
        Replay replay = new Replay(steps, sound.replay().states());
        Trial spoilt =
                new Trial(sound.evidence(), replay, sound.usage(), sound.usageOf(), sound.rating());
        return check.rows(spoilt)
                .filter(row -> row.what().contains(what))
                .findFirst()
                .orElseThrow()
                .difference();
    }
}
