package io.getinference.billing.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

import java.util.List;

/**
 * Every ledger account of the book; customers' are summed by line, so that it stays short.
 *
 * @param ledgerAccounts by name
 * @param debits the sum of all debits
 * @param credits the sum of all credits
 * @param difference zero, or the book is broken
 */
record TrialBalance(
        @JsonProperty("ledger_accounts") List<Row> ledgerAccounts,
        @JsonProperty("debit_nano") Money debits,
        @JsonProperty("credit_nano") Money credits,
        @JsonProperty("difference_nano") Money difference) {

    static TrialBalance of(List<Row> rows) {
        Money debits = rows.stream().map(Row::debits).reduce(Money.ZERO, Money::plus);
        Money credits = rows.stream().map(Row::credits).reduce(Money.ZERO, Money::plus);
        return new TrialBalance(List.copyOf(rows), debits, credits, debits.minus(credits));
    }

    /**
     * One ledger account, or one line of customers' ledger accounts.
     *
     * @param balance debits less credits
     */
    record Row(
            @JsonProperty("ledger_account") String ledgerAccount,
            @JsonProperty("debit_nano") Money debits,
            @JsonProperty("credit_nano") Money credits,
            @JsonProperty("balance_nano") Money balance) {

        static Row of(String ledgerAccount, Turnover turnover) {
            return new Row(
                    ledgerAccount,
                    turnover.debits(),
                    turnover.credits(),
                    turnover.debits().minus(turnover.credits()));
        }
    }
}
