package io.getinference.common.rating;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Draws usage and prices of every size; the same seed draws the same. */
final class Draws {

    final long seed;
    private final RandomGenerator random;

    Draws() {
        this(System.nanoTime());
    }

    Draws(long seed) {
        this.seed = seed;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** From 0 to the bound, small ones as likely as large ones. */
    long upTo(long bound) {
        return (random.nextLong() >>> 1 >>> random.nextInt(63)) % (bound + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    Money money(long nanosMax) {
        return new Money(upTo(nanosMax));
    }

    /** Prices of every kind, from a nano-dollar to $1,000 a million tokens. */
    UnitPrices prices() {
        Map<TokenKind, Money> perMillion = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            perMillion.put(kind, new Money(1 + upTo(1_000_000_000_000L)));
        }
        return new UnitPrices(perMillion);
    }

    Usage usage(long tokensMax) {
        Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            if (coin()) {
                tokens.put(kind, upTo(tokensMax));
            }
        }
        return new Usage(tokens, 0);
    }

    Price row(long fromPromptTokens, UnitPrices prices) {
        return new Price(
                PriceId.next(),
                new UpstreamModel("model"),
                Instant.EPOCH,
                fromPromptTokens,
                prices);
    }
}
