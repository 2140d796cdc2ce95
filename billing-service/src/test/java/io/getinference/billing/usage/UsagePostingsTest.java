package io.getinference.billing.usage;

import static io.getinference.billing.ledger.LedgerAccount.HOUSE;
import static io.getinference.billing.ledger.LedgerAccount.PROMOTIONAL_DISCOUNT;
import static io.getinference.billing.ledger.LedgerAccount.PROMOTIONAL_ISSUED;
import static io.getinference.billing.ledger.LedgerAccount.deferredRevenue;
import static io.getinference.billing.ledger.LedgerAccount.promotionalCredit;
import static io.getinference.billing.ledger.LedgerAccount.receivable;
import static io.getinference.billing.ledger.LedgerAccount.revenue;
import static io.getinference.billing.ledger.LedgerAccount.unchargedValue;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.billing.ledger.InMemoryLedger;
import io.getinference.billing.ledger.Turnover;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.Usage;

import org.junit.jupiter.api.Test;

import java.util.List;

class UsagePostingsTest {

    /** 1,001 × $0.10 + 503 × $0.40, a million. */
    private static final Money CHARGE = new Money(301_300);

    private final AccountId account = AccountId.next();
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void paidCreditBecomesRevenueWhenItIsUsed() {
        post(Samples.rated(account, 1, GrantKind.PAID));

        assertThat(ledger.turnover(deferredRevenue(account))).isEqualTo(debits(CHARGE));
        assertThat(ledger.turnover(revenue(Samples.MODEL))).isEqualTo(credits(CHARGE));
        assertThat(ledger.turnover(PROMOTIONAL_DISCOUNT)).isEqualTo(Turnover.NONE);
    }

    @Test
    void promotionalCreditIsNoRevenueInTheEnd() {
        post(Samples.rated(account, 1, GrantKind.PROMOTIONAL));

        assertThat(ledger.turnover(promotionalCredit(account))).isEqualTo(debits(CHARGE));
        assertThat(ledger.turnover(PROMOTIONAL_ISSUED)).isEqualTo(credits(CHARGE));
        assertThat(ledger.turnover(revenue(Samples.MODEL))).isEqualTo(credits(CHARGE));
        assertThat(ledger.turnover(PROMOTIONAL_DISCOUNT)).isEqualTo(debits(CHARGE));
    }

    @Test
    void aChargeMayBePaidByBothKindsOfCredit() {
        UsageRated paid = Samples.rated(account, 1, GrantKind.PAID);
        Money promotional = new Money(1);
        post(
                new UsageRated(
                        paid.usage(),
                        paid.value(),
                        paid.charge(),
                        paid.split(),
                        List.of(
                                new GrantUse(GrantId.next(), GrantKind.PROMOTIONAL, promotional),
                                new GrantUse(
                                        GrantId.next(), GrantKind.PAID, CHARGE.minus(promotional))),
                        paid.bookedAt(),
                        null));

        assertThat(ledger.turnover(promotionalCredit(account))).isEqualTo(debits(promotional));
        assertThat(ledger.turnover(deferredRevenue(account)))
                .isEqualTo(debits(CHARGE.minus(promotional)));
        assertThat(ledger.turnover(revenue(Samples.MODEL))).isEqualTo(credits(CHARGE));
    }

    @Test
    void whatNoCreditPaidIsEarnedAndOwed() {
        Money paid = new Money(300_000);
        post(Samples.paid(account, 1, List.of(new GrantUse(GrantId.next(), GrantKind.PAID, paid))));

        assertThat(ledger.turnover(deferredRevenue(account))).isEqualTo(debits(paid));
        assertThat(ledger.turnover(receivable(account))).isEqualTo(debits(CHARGE.minus(paid)));
        assertThat(ledger.turnover(revenue(Samples.MODEL))).isEqualTo(credits(CHARGE));
    }

    @Test
    void theHousePaysWhatNoCustomerMayBeCharged() {
        UsageRecorded failed = Samples.recorded(account, 1, Outcome.FAILED, Samples.PRICE);
        post(Samples.charged(failed, Money.ZERO, GrantKind.PAID));

        assertThat(ledger.turnover(HOUSE)).isEqualTo(debits(CHARGE));
        assertThat(ledger.turnover(unchargedValue(Samples.MODEL))).isEqualTo(credits(CHARGE));
        assertThat(ledger.turnover(deferredRevenue(account))).isEqualTo(Turnover.NONE);
    }

    @Test
    void usageWorthNothingMovesNoMoney() {
        UsageRecorded usage = Samples.recorded(account, 1, Outcome.DECLINED, Samples.PRICE);
        UsageRecorded nothing =
                new UsageRecorded(
                        account,
                        usage.key(),
                        usage.life(),
                        1,
                        usage.attempt(),
                        Usage.NONE,
                        Outcome.DECLINED,
                        false,
                        usage.hold(),
                        usage.price());
        UsageRated rated =
                UsageRated.of(
                        nothing,
                        Rating.rate(nothing.usage(), nothing.price().perMillion(), nothing.hold()),
                        List.of(),
                        Samples.BOOKED);

        assertThat(UsagePostings.of(rated)).isEmpty();
    }

    private void post(UsageRated rated) {
        UsagePostings.of(rated).ifPresent(ledger::post);
    }

    private static Turnover debits(Money amount) {
        return new Turnover(amount, Money.ZERO);
    }

    private static Turnover credits(Money amount) {
        return new Turnover(Money.ZERO, amount);
    }
}
