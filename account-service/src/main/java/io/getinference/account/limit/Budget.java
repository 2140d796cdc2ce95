package io.getinference.account.limit;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * The most that may be spent in all through a key, by a team or by an account.
 *
 * @param amount zero or more; with a budget of zero nothing is spent
 */
public record Budget(Money amount) {

    public Budget {
        amount.notNegative("a budget");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Budget ofUsd(String usd) {
        return new Budget(Money.ofUsd(usd));
    }

    /** As a column holds it; null for no budget. */
    public static @Nullable Long nanos(@Nullable Budget budget) {
        return budget == null ? null : budget.amount().nanos();
    }

    /** From a column; null for no budget. */
    public static @Nullable Money money(@Nullable Long nanos) {
        return nanos == null ? null : new Money(nanos);
    }

    /** As the API shows it; null for no budget. */
    public static @Nullable String usd(@Nullable Long nanos) {
        return nanos == null ? null : new Money(nanos).toUsd();
    }
}
