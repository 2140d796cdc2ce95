package io.getinference.billing.ledger;

import io.getinference.common.money.Money;

import java.util.List;

/**
 * One side of a transaction.
 *
 * @param account where it is posted
 * @param amount a debit above zero, a credit below; never zero
 */
public record Entry(LedgerAccount account, Money amount) {

    public Entry {
        if (amount.equals(Money.ZERO)) {
            throw new IllegalArgumentException("an entry moves money");
        }
    }

    /** A debit of an amount above zero. */
    public static Entry debit(LedgerAccount account, Money amount) {
        return new Entry(account, amount.notNegative("a debit"));
    }

    /** A credit of an amount above zero. */
    public static Entry credit(LedgerAccount account, Money amount) {
        return new Entry(account, Money.ZERO.minus(amount.notNegative("a credit")));
    }

    /** An amount moved from one ledger account to another; nothing where the amount is zero. */
    public static List<Entry> pair(LedgerAccount debited, LedgerAccount credited, Money amount) {
        return amount.isPositive()
                ? List.of(debit(debited, amount), credit(credited, amount))
                : List.of();
    }
}
