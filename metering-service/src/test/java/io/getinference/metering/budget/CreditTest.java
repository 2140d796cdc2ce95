package io.getinference.metering.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.metering.Facts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class CreditTest {

    private final Facts facts = Facts.fresh();
    private final CreditGranted grant = facts.credit(1, 1000);
    private final Journal journal = new Journal().append(grant, facts.limits(1, null));

    @Test
    void burnsGrantsThatExpireSoonerFirst() {
        CreditGranted later = facts.credit(2, 50, Instant.parse("2027-02-01T00:00:00Z"));
        CreditGranted sooner = facts.credit(3, 50, Instant.parse("2027-01-01T00:00:00Z"));
        journal.append(later, sooner, facts.lease(1, 120, 120), facts.usage(1, 120, 120));
        assertThat(journal.rated().grants())
                .extracting(GrantUse::grant)
                .containsExactly(sooner.grant(), later.grant(), grant.grant());
    }

    @Test
    void burnsOlderGrantsFirstHoweverTheyWereAnnounced() {
        CreditGranted third = facts.credit(3, 50);
        CreditGranted second = facts.credit(2, 50);
        journal.append(third, second, facts.lease(1, 1060, 1060), facts.usage(1, 1060, 1060));
        assertThat(journal.rated().grants())
                .extracting(GrantUse::grant)
                .containsExactly(grant.grant(), second.grant(), third.grant());
    }

    @Test
    void refundsWhatIsLeftOfTheGrant() {
        journal.append(facts.credit(2, 500), facts.lease(1, 300, 300));
        journal.append(facts.usage(1, 300, 300), reversed(3, 5000, CreditReversed.Cause.REFUND));
        assertThat(journal.taken()).containsExactly(taken(3, 1, refund(700)));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(500));
    }

    @Test
    void refundsNoMoreThanWasAskedFor() {
        journal.append(reversed(2, 100, CreditReversed.Cause.REFUND));
        assertThat(journal.taken()).containsExactly(taken(2, 1, refund(100)));
        assertThat(journal.state().balance().taken()).isEqualTo(new Money(100));
    }

    @Test
    void refundsNothingThatALeaseNeeds() {
        journal.append(facts.lease(1, 900, 900), reversed(2, 1000, CreditReversed.Cause.REFUND));
        assertThat(journal.taken()).containsExactly(taken(2, 1, refund(100)));
    }

    @Test
    void saysSoWhenNothingCanBeRefunded() {
        journal.append(facts.lease(1, 1000, 1000), facts.usage(1, 1000, 1000));
        journal.append(reversed(2, 1000, CreditReversed.Cause.REFUND));
        assertThat(journal.taken()).containsExactly(taken(2, 1, refund(0)));
    }

    @Test
    void namesTheKindOfTheGrantThatWasTaken() {
        CreditGranted gift =
                new CreditGranted(
                        facts.account(),
                        2,
                        GrantId.next(),
                        new Money(10),
                        GrantKind.PROMOTIONAL,
                        0);
        journal.append(
                gift,
                new CreditReversed(
                        facts.account(),
                        3,
                        gift.grant(),
                        new Money(10),
                        CreditReversed.Cause.REFUND));
        assertThat(journal.taken().getFirst().kind()).isEqualTo(GrantKind.PROMOTIONAL);
        assertThat(journal.state().credit().grants()).hasSize(1);
    }

    @Test
    void takesAChargebackAsAWholeAndSaysWhatIsOwed() {
        journal.append(facts.lease(1, 300, 300), facts.usage(1, 300, 300));
        journal.append(reversed(2, 1000, CreditReversed.Cause.CHARGEBACK));
        assertThat(journal.taken()).containsExactly(taken(2, 1, chargeback(700, 300)));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(-300));
    }

    @Test
    void leasesNothingUntilAChargebackIsMadeGood() {
        journal.append(facts.lease(1, 300, 300), facts.usage(1, 300, 300));
        journal.append(reversed(2, 1000, CreditReversed.Cause.CHARGEBACK));
        journal.append(facts.credit(3, 300), facts.lease(2, 310, 310));
        assertThat(journal.granted(facts)).isEqualTo(300);
        journal.append(facts.credit(4, 40), facts.lease(3, 310, 310));
        assertThat(journal.granted(facts)).isEqualTo(310);
    }

    @Test
    void chargesWhatRunsThroughAChargebackAndSaysThatItIsOwed() {
        journal.append(facts.credit(2, 30), facts.lease(1, 300, 300));
        journal.append(reversed(3, 1000, CreditReversed.Cause.CHARGEBACK));
        journal.append(facts.usage(1, 200, 300));
        assertThat(journal.rated().charge()).isEqualTo(new Money(200));
        assertThat(journal.rated().owed()).isEqualTo(new Money(170));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(-270));
    }

    @Test
    void takesAllOfAnExpiredGrantThatNobodyNeeds() {
        journal.append(facts.credit(2, 5), expired(3));
        assertThat(journal.taken()).containsExactly(taken(3, 1, expiry(1000)));
        assertThat(journal.state().balance().available()).isEqualTo(new Money(5));
    }

    @Test
    void takesTheRestOfAnExpiredGrantAsItComesBack() {
        journal.append(facts.lease(1, 800, 800), expired(2));
        assertThat(journal.taken()).containsExactly(taken(2, 1, expiry(200)));
        journal.append(facts.usage(1, 100, 300));
        assertThat(journal.taken()).isEmpty();
        journal.append(facts.lease(2, 500, 500));
        assertThat(journal.taken()).containsExactly(taken(2, 2, expiry(300)));
        journal.append(new LifeClosed(facts.account(), facts.life(), 1));
        assertThat(journal.taken()).containsExactly(taken(2, 3, expiry(400)));
        assertThat(journal.state().balance().remaining()).isEqualTo(Money.ZERO);
    }

    @Test
    void leasesNothingFromExpiredCreditThatIsReclaimedAtTheSameTime() {
        Facts other = facts.withLife(new LifeId(facts.life().gateway(), 2));
        journal.append(facts.lease(1, 1000, 1000), expired(2)).later(Duration.ofHours(2));
        journal.append(other.lease(1, 500, 500));
        assertThat(journal.taken()).containsExactly(taken(2, 1, expiry(1000)));
        assertThat(journal.granted(other)).isZero();
    }

    @Test
    void takesExpiredCreditOnceNewCreditServesTheLeases() {
        journal.append(facts.lease(1, 1000, 1000), expired(2));
        assertThat(journal.taken()).isEmpty();
        journal.append(facts.credit(3, 600));
        assertThat(journal.taken()).containsExactly(taken(2, 1, expiry(600)));
    }

    @Test
    void aSecondExpiryOfAGrantChangesNothing() {
        journal.append(facts.lease(1, 800, 800), expired(2), expired(3), expired(3));
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
        journal.append(facts.lease(2, 0, 0));
        assertThat(journal.taken()).containsExactly(taken(2, 2, expiry(800)));
    }

    @Test
    void takesNothingOfAGrantThatIsUsedUp() {
        journal.append(facts.credit(2, 5), facts.lease(1, 1000, 1000));
        journal.append(facts.usage(1, 1000, 1000), expired(3));
        assertThat(journal.effects()).isEmpty();
    }

    @Test
    void quarantinesWhatIsTakenBackBeforeItWasGranted() {
        CreditGranted late = facts.credit(2, 10);
        CreditExpired expiry = new CreditExpired(facts.account(), 3, late.grant());
        journal.append(expiry);
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("credit expired before it was granted"));
        CreditReversed refund =
                new CreditReversed(
                        facts.account(),
                        4,
                        late.grant(),
                        new Money(1),
                        CreditReversed.Cause.REFUND);
        journal.append(refund);
        assertThat(journal.effects())
                .containsExactly(
                        new Effect.Quarantined("credit was taken back before it was granted"));
        journal.append(late, expiry);
        assertThat(journal.taken()).extracting(CreditTaken::amount).containsExactly(new Money(10));
        journal.append(refund, refund);
        assertThat(journal.effects()).containsExactly(new Effect.Ignored(Effect.Reason.REPETITION));
    }

    @Test
    void quarantinesWhatComesWithTooManyOfBillingsFactsMissing() {
        for (int number = 3; number < 2 * Rules.GAPS_MAX; number += 2) {
            journal.append(facts.credit(number, 1));
        }
        journal.append(facts.credit(9000, 1));
        assertThat(journal.effects()).isEmpty();
        journal.append(facts.credit(9_000_000, 1));
        assertThat(journal.effects())
                .containsExactly(new Effect.Quarantined("too many of billing's facts are missing"));
        journal.append(facts.credit(2, 1));
        assertThat(journal.effects()).isEmpty();
    }

    private CreditReversed reversed(long number, long amount, CreditReversed.Cause cause) {
        return new CreditReversed(facts.account(), number, grant.grant(), new Money(amount), cause);
    }

    private CreditExpired expired(long number) {
        return new CreditExpired(facts.account(), number, grant.grant());
    }

    private CreditTaken taken(long number, int part, Piece piece) {
        return new CreditTaken(
                facts.account(),
                number,
                part,
                grant.grant(),
                GrantKind.PAID,
                piece.cause,
                new Money(piece.amount),
                new Money(piece.owed),
                journal.clock());
    }

    private static Piece refund(long amount) {
        return new Piece(CreditTaken.Cause.REFUND, amount, 0);
    }

    private static Piece expiry(long amount) {
        return new Piece(CreditTaken.Cause.EXPIRY, amount, 0);
    }

    private static Piece chargeback(long amount, long owed) {
        return new Piece(CreditTaken.Cause.CHARGEBACK, amount, owed);
    }

    private record Piece(CreditTaken.Cause cause, long amount, long owed) {}
}
