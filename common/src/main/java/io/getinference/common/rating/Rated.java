package io.getinference.common.rating;

import io.getinference.common.money.Money;

import java.util.Map;

/**
 * Usage turned into money.
 *
 * @param value usage × price, rounded once, half up
 * @param charge what the customer pays: the value up to the ceiling
 * @param split the charge by kind of token; the parts add up to it
 */
public record Rated(Money value, Money charge, Map<TokenKind, Money> split) {

    public Rated {
        split = Map.copyOf(split);
    }

    /** What no customer may be charged. */
    public Money house() {
        return value.minus(charge);
    }
}
