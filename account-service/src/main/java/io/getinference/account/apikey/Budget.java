package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.getinference.common.money.Money;

/**
 * The most that may be spent through a key in all.
 *
 * @param amount zero or more; a key with a budget of zero spends nothing
 */
record Budget(Money amount) {

    Budget {
        amount.notNegative("a budget");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Budget ofUsd(String usd) {
        return new Budget(Money.ofUsd(usd));
    }
}
