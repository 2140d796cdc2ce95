package io.getinference.common.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

class RatingTest {

    private static final int DRAWS = 20_000;
    private static final Money NO_CEILING = new Money(Long.MAX_VALUE);

    private final Draws draws = new Draws();

    @Test
    void splitsEveryChargeIntoPartsThatAddUpToIt() {
        for (int i = 0; i < DRAWS; i++) {
            Usage usage = draws.usage(Usage.TOKENS_MAX);
            Rated rated = Rating.rate(usage, draws.prices(), ceiling());

            Money sum = rated.split().values().stream().reduce(Money.ZERO, Money::plus);
            assertThat(sum).as(why(usage)).isEqualTo(rated.charge());
            assertThat(rated.split().keySet()).as(why(usage)).isEqualTo(usage.tokens().keySet());
            assertThat(rated.split().values()).as(why(usage)).noneMatch(Money::isNegative);
        }
    }

    @Test
    void givesEveryKindItsShareToWithinANanoDollar() {
        for (int i = 0; i < DRAWS; i++) {
            Usage usage = draws.usage(1_000_000);
            UnitPrices prices = draws.prices();
            Rated rated = Rating.rate(usage, prices, ceiling());
            BigDecimal total = exact(usage, prices);

            usage.tokens()
                    .forEach((kind, tokens) -> {
                        BigDecimal share =
                                priced(prices, kind, tokens)
                                        .multiply(BigDecimal.valueOf(rated.charge().nanos()))
                                        .divide(total, 9, RoundingMode.HALF_UP);
                        long part = rated.split().getOrDefault(kind, Money.ZERO).nanos();
                        assertThat(BigDecimal.valueOf(part).subtract(share).abs())
                                .as(why(usage))
                                .isLessThan(BigDecimal.ONE);
                    });
        }
    }

    @Test
    void chargesNeverMoreThanTheValueOrTheCeiling() {
        for (int i = 0; i < DRAWS; i++) {
            Usage usage = draws.usage(Usage.TOKENS_MAX);
            Money ceiling = ceiling();
            Rated rated = Rating.rate(usage, draws.prices(), ceiling);

            assertThat(rated.charge()).as(why(usage)).isEqualTo(rated.value().min(ceiling));
            assertThat(rated.house()).as(why(usage)).isEqualTo(rated.value().minus(rated.charge()));
            assertThat(rated.house().isNegative()).as(why(usage)).isFalse();
        }
    }

    @Test
    void roundsTheWholeValueOnceHalfUp() {
        for (int i = 0; i < DRAWS; i++) {
            Usage usage = draws.usage(Usage.TOKENS_MAX);
            UnitPrices prices = draws.prices();

            assertThat(Rating.rate(usage, prices, NO_CEILING).value().nanos())
                    .as(why(usage))
                    .isEqualTo(
                            exact(usage, prices)
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .longValueExact());
        }
        UnitPrices halves = textPrices(500_000, 500_000);
        assertThat(Rating.rate(Usage.of(1, 0), halves, NO_CEILING).value()).isEqualTo(new Money(1));
        assertThat(Rating.rate(Usage.of(1, 1), halves, NO_CEILING).value()).isEqualTo(new Money(1));
        assertThat(Rating.rate(Usage.of(1, 0), textPrices(499_999, 1), NO_CEILING).value())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void chargesNothingForNothing() {
        assertThat(Rating.rate(Usage.NONE, draws.prices(), NO_CEILING))
                .isEqualTo(new Rated(Money.ZERO, Money.ZERO, Map.of()));
    }

    @Test
    void chargesNothingUnderACeilingOfZero() {
        Rated rated = Rating.rate(Usage.of(1_000, 50), textPrices(300_000, 900_000), Money.ZERO);
        assertThat(rated.charge()).isEqualTo(Money.ZERO);
        assertThat(rated.house()).isEqualTo(rated.value()).isEqualTo(new Money(345));
    }

    @Test
    void ratesAllThatCanBeUsedAtAllThatCanBeAskedWithoutOverflow() {
        Map<TokenKind, Money> dearest = new java.util.EnumMap<>(TokenKind.class);
        Map<TokenKind, Long> most = new java.util.EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            dearest.put(kind, UnitPrices.PER_MILLION_MAX);
            most.put(kind, Usage.TOKENS_MAX);
        }
        Rated rated = Rating.rate(new Usage(most, 0), new UnitPrices(dearest), NO_CEILING);
        assertThat(rated.value()).isEqualTo(new Money(700_000_000_000_000_000L));
    }

    @Test
    void refusesUsageOfAKindThatHasNoPrice() {
        Usage cached = new Usage(Map.of(TokenKind.CACHED, 1L), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rating.rate(cached, textPrices(1, 1), NO_CEILING));
    }

    private Money ceiling() {
        return draws.coin() ? NO_CEILING : draws.money(1_000_000_000_000L);
    }

    private String why(Usage usage) {
        return "seed " + draws.seed + ", " + usage;
    }

    private static UnitPrices textPrices(long input, long output) {
        return new UnitPrices(
                Map.of(TokenKind.INPUT, new Money(input), TokenKind.OUTPUT, new Money(output)));
    }

    private static BigDecimal exact(Usage usage, UnitPrices prices) {
        return usage.tokens().entrySet().stream()
                .map(used -> priced(prices, used.getKey(), used.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal priced(UnitPrices prices, TokenKind kind, long tokens) {
        return BigDecimal.valueOf(prices.nanos(kind))
                .multiply(BigDecimal.valueOf(tokens))
                .movePointLeft(6);
    }
}
