package io.getinference.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.evidence.Told;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.GrantId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Every check of the book and of the replay finds the difference that is planted for it. */
class LedgerChecksTest extends Planting {

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
    void moneyThatCouldNotBeSpentIsFound() {
        run.append(Sample.granted(3, "0.50"));
        assertDifference("spend", "final spend", 496_010_000);
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
}
