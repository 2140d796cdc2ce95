package io.getinference.billing.ledger;

import io.getinference.common.money.Money;

/**
 * What was posted to a ledger account.
 *
 * @param debits the sum of its debits, zero or more
 * @param credits the sum of its credits as an amount of zero or more
 */
public record Turnover(Money debits, Money credits) {

    /** Nothing posted. */
    public static final Turnover NONE = new Turnover(Money.ZERO, Money.ZERO);

    public Turnover {
        debits.notNegative("debits");
        credits.notNegative("credits");
    }

    Turnover plus(Money entry) {
        return entry.isNegative()
                ? new Turnover(debits, credits.minus(entry))
                : new Turnover(debits.plus(entry), credits);
    }

    Turnover plus(Turnover other) {
        return new Turnover(debits.plus(other.debits), credits.plus(other.credits));
    }

    /** What is left on the credit side: the balance of a liability. */
    Money creditBalance() {
        return credits.minus(debits);
    }
}
