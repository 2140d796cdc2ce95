package io.getinference.common.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * Prices per million tokens of each kind that a model offers. A kind that is missing is not sold:
 * usage of it cannot be rated.
 *
 * @param perMillion nano-dollars per million tokens, each above zero and at most {@link
 *     #PER_MILLION_MAX}; input and output are always there
 */
public record UnitPrices(@JsonValue Map<TokenKind, Money> perMillion) {

    /**
     * A million dollars per million tokens: far above any price, and low enough that no usage can
     * overflow when it is rated. A fold that met such a record would stop for good.
     */
    public static final Money PER_MILLION_MAX = new Money(1_000_000_000_000_000L);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitPrices {
        perMillion = Map.copyOf(new EnumMap<>(perMillion));
        if (!perMillion.values().stream()
                .allMatch(price -> price.isPositive() && PER_MILLION_MAX.covers(price))) {
            throw new IllegalArgumentException(
                    "a unit price must be above zero and at most " + PER_MILLION_MAX);
        }
        if (!perMillion.containsKey(TokenKind.INPUT) || !perMillion.containsKey(TokenKind.OUTPUT)) {
            throw new IllegalArgumentException("a price needs at least input and output");
        }
    }

    /** The price of a kind, or null where the model does not sell it. */
    public @Nullable Money of(TokenKind kind) {
        return perMillion.get(kind);
    }

    /** Whether every kind of token that was used has a price. */
    public boolean cover(Usage usage) {
        return perMillion.keySet().containsAll(usage.tokens().keySet());
    }

    long input() {
        return nanos(TokenKind.INPUT);
    }

    long output() {
        return nanos(TokenKind.OUTPUT);
    }

    long nanos(TokenKind kind) {
        Money price = perMillion.get(kind);
        if (price == null) {
            throw new IllegalArgumentException("no price for " + kind);
        }
        return price.nanos();
    }
}
