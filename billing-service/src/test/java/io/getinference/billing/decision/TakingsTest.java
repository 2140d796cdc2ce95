package io.getinference.billing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.getinference.billing.ledger.Ledger;
import io.getinference.billing.ledger.LedgerAccount;
import io.getinference.billing.usage.Samples;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.CreditTaken.Cause;
import io.getinference.common.event.GrantKind;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

/** Credit that the fold took, from the wish to the book. */
class TakingsTest extends DecisionTest {

    private static final String REVERSAL = "{\"amount_usd\":\"5.00\",\"reason\":\"asked for it\"}";

    @Autowired Ledger ledger;

    @Test
    void aRefundIsPendingUntilTheFoldSaysHowMuchWasFree() {
        GrantId grant = grant(GrantKind.PAID, "5.00");
        Money payable = balance(LedgerAccount.REFUNDS_PAYABLE);
        JsonNode asked = post("/grants/" + grant + "/refund", REVERSAL);
        long number = asked.path("number").asLong();
        assertThat(asked.path("status").asString()).isEqualTo("pending");
        assertThat(asked.path("taken_nano").isNull()).isTrue();

        try (Metering metering = new Metering()) {
            metering.send(taken(number, grant, Cause.REFUND, "2.00", "0.00"));
        }

        await().untilAsserted(() ->
                assertThat(read("/reversals/" + number).path("status").asString())
                        .isEqualTo("taken"));
        JsonNode reversal = read("/reversals/" + number);
        assertThat(reversal.path("taken_nano").asString()).isEqualTo("2000000000");
        assertThat(reversal.path("owed_nano").asString()).isEqualTo("0");
        assertThat(reversal.path("taken_at").asString()).isEqualTo("2026-11-22T10:00:01Z");
        assertThat(standing(grant, "refunded_nano")).isEqualTo("2000000000");
        assertThat(standing(grant, "remaining_nano")).isEqualTo("3000000000");
        assertThat(balance("refunded_nano")).isEqualTo("2000000000");
        assertThat(balance("charged_nano")).isEqualTo("0");
        assertThat(balance("remaining_nano")).isEqualTo("3000000000");
        assertThat(payable.minus(balance(LedgerAccount.REFUNDS_PAYABLE)))
                .isEqualTo(Money.ofUsd("2.00"));
    }

    @Test
    void aRefundOfWhichNothingWasFreeIsTakenAllTheSame() {
        GrantId grant = grant(GrantKind.PAID, "5.00");
        long number = post("/grants/" + grant + "/refund", REVERSAL).path("number").asLong();

        assertThat(book(taken(number, grant, Cause.REFUND, "0.00", "0.00"), 1))
                .isEqualTo(new Booking.Posted());

        assertThat(read("/reversals/" + number).path("status").asString()).isEqualTo("taken");
        assertThat(read("/reversals/" + number).path("taken_nano").asString()).isEqualTo("0");
    }

    @Test
    void aChargebackTakesWhatIsThereAndTheRestIsOwed() {
        GrantId grant = grant(GrantKind.PAID, "5.00");
        Money clearing = balance(LedgerAccount.PAYMENT_CLEARING);
        long number = post("/grants/" + grant + "/chargeback", REVERSAL).path("number").asLong();

        book(taken(number, grant, Cause.CHARGEBACK, "1.50", "3.50"), 1);

        assertThat(clearing.minus(balance(LedgerAccount.PAYMENT_CLEARING)))
                .isEqualTo(Money.ofUsd("5.00"));
        assertThat(balance("owed_nano")).isEqualTo("3500000000");
        assertThat(balance("charged_back_nano")).isEqualTo("1500000000");
        assertThat(standing(grant, "charged_back_nano")).isEqualTo("1500000000");
        assertThat(read("/reversals/" + number).path("owed_nano").asString())
                .isEqualTo("3500000000");
    }

    @Test
    void paidCreditThatExpiresIsBreakageAndPromotionalCreditIsNothing() {
        GrantId paid = grant(GrantKind.PAID, "5.00");
        GrantId promotional = grant(GrantKind.PROMOTIONAL, "7.00");
        Money breakage = balance(LedgerAccount.BREAKAGE);
        Money issued = balance(LedgerAccount.PROMOTIONAL_ISSUED);

        book(taken(7, paid, Cause.EXPIRY, "5.00", "0.00"), 1);
        book(promotional(8, promotional, "7.00"), 2);

        assertThat(breakage.minus(balance(LedgerAccount.BREAKAGE))).isEqualTo(Money.ofUsd("5.00"));
        assertThat(issued.minus(balance(LedgerAccount.PROMOTIONAL_ISSUED)))
                .isEqualTo(Money.ofUsd("7.00"));
        assertThat(balance("expired_nano")).isEqualTo("12000000000");
        assertThat(balance("remaining_nano")).isEqualTo("0");
    }

    @Test
    void anExpiryMayTakeSeveralPiecesEachOnce() {
        GrantId grant = grant(GrantKind.PAID, "5.00");
        CreditTaken first = taken(7, grant, Cause.EXPIRY, "4.00", "0.00");
        CreditTaken second =
                new CreditTaken(
                        account,
                        7,
                        2,
                        grant,
                        GrantKind.PAID,
                        Cause.EXPIRY,
                        Money.ofUsd("1.00"),
                        Money.ZERO,
                        Samples.BOOKED);

        book(first, 1);
        book(second, 2);
        assertThat(book(first, 3)).isEqualTo(new Booking.Duplicate());

        assertThat(standing(grant, "expired_nano")).isEqualTo("5000000000");
        assertThat(standing(grant, "remaining_usd")).isEqualTo("0.00");
    }

    @Test
    void creditThatBillingDidNotAskBackIsPostedAndAlarmed() {
        GrantId grant = grant(GrantKind.PAID, "5.00");
        double unasked = unasked();

        book(taken(99, grant, Cause.REFUND, "1.00", "0.00"), 1);
        assertThat(unasked()).isEqualTo(unasked + 1);
        assertThat(balance("refunded_nano")).isEqualTo("1000000000");

        long number = post("/grants/" + grant + "/refund", REVERSAL).path("number").asLong();
        book(taken(number, grant, Cause.REFUND, "1.00", "0.00"), 2);
        assertThat(unasked()).isEqualTo(unasked + 1);
    }

    private CreditTaken taken(long number, GrantId grant, Cause cause, String... amountAndOwedUsd) {
        return new CreditTaken(
                account,
                number,
                1,
                grant,
                GrantKind.PAID,
                cause,
                Money.ofUsd(amountAndOwedUsd[0]),
                Money.ofUsd(amountAndOwedUsd[1]),
                Samples.BOOKED);
    }

    private CreditTaken promotional(long number, GrantId grant, String amountUsd) {
        return new CreditTaken(
                account,
                number,
                1,
                grant,
                GrantKind.PROMOTIONAL,
                Cause.EXPIRY,
                Money.ofUsd(amountUsd),
                Money.ZERO,
                Samples.BOOKED);
    }

    private String standing(GrantId grant, String field) {
        return read("/grants/" + grant).path(field).asString();
    }

    /** Debits less credits; other tests post nothing meanwhile. */
    private Money balance(LedgerAccount of) {
        return ledger.turnover(of).debits().minus(ledger.turnover(of).credits());
    }

    private double unasked() {
        return meters.counter("billing.takings.unasked").count();
    }
}
