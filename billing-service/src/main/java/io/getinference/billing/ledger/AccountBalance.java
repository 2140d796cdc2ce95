package io.getinference.billing.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.util.Map;

/**
 * An account's credit by the book. Metering decides what may still be spent; this follows it.
 * Granted is charged + expired + refunded + charged back + remaining, less what usage owes.
 *
 * @param charged for usage, whether credit paid it or it is owed
 * @param refunded credit that was paid back
 * @param chargedBack credit that was still there when its payment was taken from us
 * @param owed by the customer: charges and payments taken from us that no credit covered
 */
record AccountBalance(
        @JsonProperty("account") AccountId account,
        @JsonProperty("granted_nano") Money granted,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("expired_nano") Money expired,
        @JsonProperty("refunded_nano") Money refunded,
        @JsonProperty("charged_back_nano") Money chargedBack,
        @JsonProperty("owed_nano") Money owed,
        @JsonProperty("remaining_nano") Money remaining,
        @JsonProperty("remaining_paid_nano") Money remainingPaid,
        @JsonProperty("remaining_promotional_nano") Money remainingPromotional,
        @JsonProperty("remaining_usd") String remainingUsd) {

    static AccountBalance of(AccountId account, Ledger ledger) {
        Map<Fact, Turnover> paid = ledger.turnovers(LedgerAccount.deferredRevenue(account));
        Map<Fact, Turnover> promotional =
                ledger.turnovers(LedgerAccount.promotionalCredit(account));
        Map<Fact, Turnover> owed = ledger.turnovers(LedgerAccount.receivable(account));
        Money remainingPaid = all(paid).creditBalance();
        Money remainingPromotional = all(promotional).creditBalance();
        Money remaining = remainingPaid.plus(remainingPromotional);
        return new AccountBalance(
                account,
                of(Fact.GRANT, paid).plus(of(Fact.GRANT, promotional)).credits(),
                debits(Fact.USAGE, paid, promotional).plus(of(Fact.USAGE, owed).debits()),
                debits(Fact.EXPIRY, paid, promotional),
                debits(Fact.REFUND, paid, promotional),
                debits(Fact.CHARGEBACK, paid, promotional),
                Money.ZERO.minus(all(owed).creditBalance()),
                remaining,
                remainingPaid,
                remainingPromotional,
                remaining.toUsd());
    }

    private static Money debits(
            Fact fact, Map<Fact, Turnover> paid, Map<Fact, Turnover> promotional) {
        return of(fact, paid).plus(of(fact, promotional)).debits();
    }

    private static Turnover of(Fact fact, Map<Fact, Turnover> turnovers) {
        return turnovers.getOrDefault(fact, Turnover.NONE);
    }

    private static Turnover all(Map<Fact, Turnover> turnovers) {
        return turnovers.values().stream().reduce(Turnover.NONE, Turnover::plus);
    }
}
