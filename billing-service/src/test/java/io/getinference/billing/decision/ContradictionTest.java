package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.ledger.Entry;
import io.getinference.billing.ledger.Ledger;
import io.getinference.billing.ledger.LedgerAccount;
import io.getinference.billing.ledger.Posting;
import io.getinference.billing.ledger.PostingKey;
import io.getinference.billing.usage.Samples;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rated;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Map;

/** Where metering and the ledger's unique key disagree, it is noticed and alarmed. */
class ContradictionTest extends DecisionTest {

    private static final Money CHARGE = new Money(301_300);

    @Autowired Ledger ledger;

    @Test
    void usageThatComesAgainAndSaysSomethingElseIsAlarmedAndParked() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
        UsageRated cheaper =
                UsageRated.of(
                        rated.usage(),
                        new Rated(rated.value(), Money.ZERO, Map.of()),
                        List.of(),
                        rated.bookedAt());
        double contradictions = contradictions();
        book(rated, 1);

        Booking again = book(cheaper, 2);

        assertThat(again).isInstanceOf(Booking.Parked.class);
        assertThat(contradictions()).isEqualTo(contradictions + 1);
        assertThat(reasons()).singleElement().asString().contains("says something else");
        assertThat(balance("charged_nano")).isEqualTo(Long.toString(CHARGE.nanos()));
        assertThat(places.next(topic(), 0)).contains(3L);
    }

    @Test
    void usageThatTheLedgerHasWithoutItsListIsAlarmedAndParked() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
        ledger.post(
                new Posting(
                        PostingKey.ofAttempt(rated.usage().attemptId()),
                        "by hand",
                        Samples.BOOKED,
                        Entry.pair(
                                LedgerAccount.HOUSE,
                                LedgerAccount.PAYMENT_CLEARING,
                                new Money(1))));
        double contradictions = contradictions();

        assertThat(book(rated, 1)).isInstanceOf(Booking.Parked.class);

        assertThat(contradictions()).isEqualTo(contradictions + 1);
        assertThat(usage()).isEmpty();
        assertThat(balance("charged_nano")).isEqualTo("0");
    }

    @Test
    void usageThatComesAgainAtAnotherTimeIsNone() {
        UsageRated rated = Samples.rated(account, 1, GrantKind.PAID);
        UsageRated later =
                new UsageRated(
                        rated.usage(),
                        rated.value(),
                        rated.charge(),
                        rated.split(),
                        rated.grants(),
                        rated.bookedAt().plusSeconds(1),
                        null);
        book(rated, 1);

        assertThat(book(later, 2)).isEqualTo(new Booking.Duplicate());
    }

    @Test
    void creditThatIsTakenAgainAndInAnotherAmountIsAlarmedAndParked() {
        GrantId grant = GrantId.next();
        double contradictions = contradictions();
        assertThat(book(taken(grant, 5), 1)).isEqualTo(new Booking.Posted());
        assertThat(book(taken(grant, 5), 2)).isEqualTo(new Booking.Duplicate());

        assertThat(book(taken(grant, 6), 3)).isInstanceOf(Booking.Parked.class);

        assertThat(contradictions()).isEqualTo(contradictions + 1);
        assertThat(reasons()).singleElement().asString().contains("says something else");
        assertThat(balance("expired_nano")).isEqualTo("5");
    }

    private CreditTaken taken(GrantId grant, long nanos) {
        return new CreditTaken(
                account,
                1,
                1,
                grant,
                GrantKind.PAID,
                CreditTaken.Cause.EXPIRY,
                new Money(nanos),
                Money.ZERO,
                Samples.BOOKED);
    }

    private List<String> reasons() {
        return jdbc.sql("select reason from parked_record where topic = :topic")
                .param("topic", topic())
                .query((row, index) -> row.getString("reason"))
                .list();
    }

    private double contradictions() {
        return meters.counter("billing.usage.contradictions").count();
    }
}
