package io.getinference.billing.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

/**
 * An account's credit by the book. Metering decides what may still be spent; this follows it.
 *
 * @param remaining granted − charged
 */
record AccountBalance(
        @JsonProperty("account") AccountId account,
        @JsonProperty("granted_nano") Money granted,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("remaining_nano") Money remaining,
        @JsonProperty("remaining_paid_nano") Money remainingPaid,
        @JsonProperty("remaining_promotional_nano") Money remainingPromotional,
        @JsonProperty("remaining_usd") String remainingUsd) {

    static AccountBalance of(AccountId account, Ledger ledger) {
        Turnover paid = ledger.turnover(LedgerAccount.deferredRevenue(account));
        Turnover promotional = ledger.turnover(LedgerAccount.promotionalCredit(account));
        Turnover all = paid.plus(promotional);
        return new AccountBalance(
                account,
                all.credits(),
                all.debits(),
                all.creditBalance(),
                paid.creditBalance(),
                promotional.creditBalance(),
                all.creditBalance().toUsd());
    }
}
