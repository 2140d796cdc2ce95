package io.getinference.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.evidence.Bill;
import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Answer;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.evidence.Told;
import io.getinference.chaos.replay.Replay;
import io.getinference.chaos.replay.Step;
import io.getinference.chaos.replay.Step.Sums;
import io.getinference.chaos.replay.Step.Verdict;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Usage;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every check finds the difference that is planted for it. */
class ChecksTest {

    private final Sample run = Sample.sound();

    @Test
    void nothingIsFoundWhereAllIsWell() {
        assertThat(Checks.rows(run.evidence())).allMatch(Row::holds).hasSizeGreaterThan(30);
    }

    @Test
    void lostUsageIsFound() {
        run.bills.add(Sample.bill("req_lost", Usage.of(20, 5)));
        assertDifference("1", "(lost)", 1);
    }

    @Test
    void aSecondRecordOfOneAttemptIsFound() {
        run.append(Sample.used(4, Sample.LAST));
        assertDifference("1", "(doubled)", 1);
        assertDifference("7", "charged more than once", 1);
    }

    @Test
    void tokensThatTheProviderDidNotProduceAreFound() {
        run.bills.set(0, Sample.bill(Sample.FIRST.value(), Usage.of(20, 66_661)));
        assertDifference("1", "final usage other", 1);
    }

    @Test
    void anEstimateAboveTheProvidersBillIsFound() {
        UsageRecorded last = Sample.used(4, new RequestId(Sample.REFUSED));
        run.append(
                new UsageRecorded(
                        last.account(),
                        last.key(),
                        last.life(),
                        4,
                        last.attempt(),
                        last.usage(),
                        last.outcome(),
                        true,
                        last.hold(),
                        last.price()));
        run.bills.add(Sample.bill(Sample.REFUSED, Usage.of(20, 3)));
        assertDifference("1", "estimates above", 1);
    }

    @Test
    void aChargeThatBillingMissesIsFoundInEverySum() {
        run.posted.removeLast();
        assertDifference("2", "Σ posted usage", -333_330_000);
        assertDifference("2", "per account, key, model, day", 2);
        assertDifference("11", "not booked", 1);
    }

    @Test
    void aBookingOfAnotherAmountIsFound() {
        LedgerEntry debit = run.entries.get(4);
        run.entries.set(
                4,
                new LedgerEntry(
                        debit.transaction(),
                        debit.postingKey(),
                        debit.ledgerAccount(),
                        debit.nano() + 1));
        assertDifference("2", "Σ ledger consumption", 1);
        assertDifference("4", "sum to zero", 1);
        assertDifference("5", "prefixes", 1);
        assertDifference("5", "accounts whose balance", 1);
    }

    @Test
    void aRatingOtherThanTheReplaysIsFound() {
        run.rated.removeLast();
        assertDifference("3", "rows of rated-usage", 1);
        assertDifference("13", "granted = consumed + remaining", -333_330_000);
    }

    @Test
    void anotherStateThanTheReplaysIsFound() {
        run.states.clear();
        assertDifference("3", "stored state", 1);
    }

    @Test
    void anAnswerOfMeteringOtherThanTheReplaysIsFound() {
        run.told.add(new Told("metering-2", Sample.ACCOUNT, Standing.NONE, 3));
        assertDifference("3", "answers of metering", 1);
    }

    @Test
    void moreThanTheCreditProducedForACustomerIsFound() {
        run.bills.set(0, Sample.bill(Sample.FIRST.value(), Usage.of(30, 66_662)));
        assertDifference("6", "overspend by the simulator's log", 0);
        run.bills.set(0, Sample.bill(Sample.FIRST.value(), Usage.of(31, 66_662)));
        assertDifference("6", "overspend by the simulator's log", 1_000);
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
    void bookedUsageThatNoJournalHasIsFound() {
        run.journal.removeIf(
                record -> record.event() instanceof UsageRecorded used && used.number() == 3);
        assertDifference("11", "not in the journal", 1);
    }

    @Test
    void whatWasSetApartIsFound() {
        run.parked = 1;
        assertDifference("11", "billing set apart", 1);
    }

    @Test
    void grantsBurntInAnotherOrderAreFound() {
        JournalRecord one = run.journal.get(0);
        JournalRecord two = run.journal.get(1);
        run.journal.set(0, new JournalRecord(0, 0, one.appended(), two.event()));
        run.journal.set(1, new JournalRecord(0, 1, two.appended(), one.event()));
        assertDifference("12", "another order", 0);
        assertThat(new BurnOrder().rows(rated(run.rated.getFirst(), Sample.grant(2))).toList())
                .noneMatch(Row::holds);
    }

    @Test
    void aGrantThatPaidTooMuchIsFound() {
        run.rated.set(2, run.rated.get(0));
        assertDifference("13", "paid more than they are", 1);
    }

    @Test
    void aTopUpThatCountedTwiceIsFound() {
        run.topUps = 1;
        assertDifference("15", "repeated top-ups", 1);
        run.grants.removeLast();
        assertDifference("15", "told to the journal", 1);
    }

    @Test
    void aChargeByAnotherPriceThanTheBooksIsFound() {
        run.prices.clear();
        run.prices.add(
                new Price(
                        Sample.PRICE.id(),
                        Sample.UPSTREAM,
                        Instant.EPOCH,
                        0,
                        Sample.PRICE.perMillion()));
        assertDifference("14", "rating again", 3);
    }

    @Test
    void anAuditsFindingIsFound() {
        run.posted.set(0, Sample.row(run.rated.getFirst(), "other price", 333_330_000));
        assertDifference("14", "audit faults", 1);
    }

    @Test
    void anAmountOtherThanItsFactIsFound() {
        run.posted.set(0, Sample.row(run.rated.getFirst(), "", 1));
        assertDifference("14", "other than their fact's", 1);
    }

    @Test
    void aGapInAGatewaysNumbersIsFound() {
        run.append(Sample.used(6, new RequestId(Sample.REFUSED)));
        assertDifference("18", "numbers missing", 2);
    }

    @Test
    void anAnswerWithoutAnIdIsFound() {
        run.calls.add(answered(new Answer(Ending.REFUSED, 503, null, null, null, null)));
        assertDifference("answers", "without x-request-id", 1);
    }

    @Test
    void anIdThatComesTwiceIsFound() {
        run.calls.add(answered(new Answer(Ending.REFUSED, 503, Sample.REFUSED, null, null, null)));
        assertDifference("answers", "two calls", 1);
    }

    @Test
    void aFinishedAnswerWithoutItsUsageIsFound() {
        run.calls.add(
                answered(
                        new Answer(
                                Ending.FINISHED,
                                200,
                                "req_unknown",
                                null,
                                null,
                                new Call.Used(20, 66_662, Money.ofUsd("0.33333")))));
        assertDifference("answers", "not on record", 1);
    }

    @Test
    void moneyThatCouldNotBeSpentIsFound() {
        run.append(Sample.granted(3, "0.50"));
        assertDifference("spend", "final spend", 490_010_000);
    }

    private static Call answered(Answer answer) {
        Call like = Sample.finished(Sample.FIRST);
        return new Call(like.who(), like.started(), like.ended(), 5, answer);
    }

    private Trial rated(UsageRated one, GrantId grant) {
        List<GrantUse> uses =
                List.of(new GrantUse(grant, one.grants().getFirst().kind(), one.charge()));
        UsageRated planted =
                new UsageRated(
                        one.usage(),
                        one.value(),
                        one.charge(),
                        one.split(),
                        uses,
                        one.bookedAt(),
                        null);
        Trial sound = Trial.of(Sample.sound().evidence());
        return new Trial(
                sound.evidence(),
                sound.replay(),
                sound.usage(),
                sound.usageOf(),
                Map.of(one.usage().attemptId(), planted));
    }

    private void assertDifference(String invariant, String what, long difference) {
        assertThat(Checks.rows(run.evidence()))
                .filteredOn(row -> row.invariant().equals(invariant) && row.what().contains(what))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.difference()).as(row.toString()).isEqualTo(difference));
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

    /** A bill without a request is nobody's, and still counted. */
    @Test
    void aCallThatNoRequestExplainsIsFound() {
        run.bills.add(
                new Bill(null, Sample.UPSTREAM, 1, true, false, Usage.of(1, 1), Sample.START));
        assertDifference("1", "(lost)", 1);
    }
}
