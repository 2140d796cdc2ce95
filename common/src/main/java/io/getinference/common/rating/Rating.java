package io.getinference.common.rating;

import io.getinference.common.money.Money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The one place where tokens become money. Sums are kept in nano-dollars × million tokens and
 * rounded once at the end, so that the sum of charges is the sum of the ledger is the sum of the
 * invoices.
 */
public final class Rating {

    private static final long PRICED_TOKENS = 1_000_000;
    private static final BigInteger MILLION = BigInteger.valueOf(PRICED_TOKENS);

    private Rating() {}

    /**
     * Rates usage.
     *
     * @param ceiling the most that may be charged: the hold, or zero for what is not billable
     * @throws IllegalArgumentException if a kind that was used has no price
     */
    public static Rated rate(Usage usage, UnitPrices prices, Money ceiling) {
        Map<TokenKind, BigInteger> exact = new EnumMap<>(TokenKind.class);
        usage.tokens()
                .forEach((kind, count) ->
                        exact.put(
                                kind,
                                BigInteger.valueOf(count)
                                        .multiply(BigInteger.valueOf(prices.nanos(kind)))));
        BigInteger total = exact.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        Money value =
                new Money(
                        total.add(BigInteger.valueOf(PRICED_TOKENS / 2))
                                .divide(MILLION)
                                .longValueExact());
        Money charge = value.min(ceiling.notNegative("ceiling"));
        return new Rated(value, charge, split(charge, exact, total));
    }

    /** Rounded up: a hold may be a nano-dollar too large, never too small. */
    static Money hold(UnitPrices prices, long promptTokens, long outputTokens) {
        BigInteger[] quotient =
                exact(prices, promptTokens, outputTokens).divideAndRemainder(MILLION);
        return new Money(
                quotient[0].add(BigInteger.valueOf(quotient[1].signum())).longValueExact());
    }

    static long affordableOutput(UnitPrices prices, Money money, long promptTokens) {
        BigInteger left =
                BigInteger.valueOf(money.nanos())
                        .multiply(MILLION)
                        .subtract(exact(prices, promptTokens, 0));
        return left.signum() < 0
                ? -1
                : left.divide(BigInteger.valueOf(prices.output()))
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValueExact();
    }

    private static BigInteger exact(UnitPrices prices, long promptTokens, long outputTokens) {
        return BigInteger.valueOf(promptTokens)
                .multiply(BigInteger.valueOf(prices.input()))
                .add(
                        BigInteger.valueOf(outputTokens)
                                .multiply(BigInteger.valueOf(prices.output())));
    }

    /**
     * Largest remainder: every kind gets its share rounded down, what is left goes to those cut the
     * most.
     */
    private static Map<TokenKind, Money> split(
            Money charge, Map<TokenKind, BigInteger> exact, BigInteger total) {
        Map<TokenKind, Money> parts = new EnumMap<>(TokenKind.class);
        if (total.signum() == 0) {
            return parts;
        }
        Map<TokenKind, BigInteger> remainders = new EnumMap<>(TokenKind.class);
        long left = charge.nanos();
        for (Map.Entry<TokenKind, BigInteger> entry : exact.entrySet()) {
            BigInteger[] share =
                    entry.getValue()
                            .multiply(BigInteger.valueOf(charge.nanos()))
                            .divideAndRemainder(total);
            parts.put(entry.getKey(), new Money(share[0].longValueExact()));
            remainders.put(entry.getKey(), share[1]);
            left -= share[0].longValueExact();
        }
        List<TokenKind> cutTheMost = new ArrayList<>(remainders.keySet());
        cutTheMost.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        for (TokenKind kind : cutTheMost.subList(0, Math.toIntExact(left))) {
            parts.merge(kind, new Money(1), Money::plus);
        }
        return parts;
    }
}
