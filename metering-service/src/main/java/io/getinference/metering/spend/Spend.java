package io.getinference.metering.spend;

import io.getinference.common.event.UsageRated;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;

import java.util.EnumMap;
import java.util.Map;

/**
 * Running sums of what was used and charged.
 *
 * @param requests attempts at providers that returned usage
 * @param tokens tokens by kind, also those that nobody was charged for
 * @param charged what the customer pays
 * @param house what no customer may be charged
 */
public record Spend(long requests, Map<TokenKind, Long> tokens, Money charged, Money house) {

    /** Nothing spent yet. */
    public static final Spend NONE = new Spend(0, Map.of(), Money.ZERO, Money.ZERO);

    public Spend {
        tokens = Map.copyOf(tokens);
    }

    /** These sums with one more rated usage. */
    public Spend plus(UsageRated rated) {
        EnumMap<TokenKind, Long> sums = new EnumMap<>(TokenKind.class);
        sums.putAll(tokens);
        rated.usage()
                .usage()
                .tokens()
                .forEach((kind, count) -> sums.merge(kind, count, Math::addExact));
        return new Spend(
                requests + 1, sums, charged.plus(rated.charge()), house.plus(rated.house()));
    }

    /** Both together. */
    Spend plus(Spend other) {
        EnumMap<TokenKind, Long> sums = new EnumMap<>(TokenKind.class);
        sums.putAll(tokens);
        other.tokens.forEach((kind, count) -> sums.merge(kind, count, Math::addExact));
        return new Spend(
                Math.addExact(requests, other.requests),
                sums,
                charged.plus(other.charged),
                house.plus(other.house));
    }
}
