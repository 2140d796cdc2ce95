package io.getinference.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.evidence.Bill;
import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Answer;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Usage;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/** Every check of usage finds the difference that is planted for it. */
class UsageChecksTest extends Planting {

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
        run.append(Sample.estimated(Sample.used(4, new RequestId(Sample.REFUSED))));
        run.bills.add(Sample.bill(Sample.REFUSED, Usage.of(20, 3)));
        assertDifference("1", "estimates above", 1);
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

    /** A bill without a request is nobody's, and still counted. */
    @Test
    void aCallThatNoRequestExplainsIsFound() {
        run.bills.add(
                new Bill(null, Sample.UPSTREAM, 1, true, false, Usage.of(1, 1), Sample.START));
        assertDifference("1", "(lost)", 1);
    }

    private static Call answered(Answer answer) {
        Call like = Sample.finished(Sample.FIRST);
        return new Call(like.who(), like.started(), like.ended(), 5, answer);
    }
}
