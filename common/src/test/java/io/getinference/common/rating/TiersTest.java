package io.getinference.common.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TiersTest {

    private static final int DRAWS = 20_000;
    private static final Money NO_CEILING = new Money(Long.MAX_VALUE);

    private final Draws draws = new Draws();

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "200000,0", "200001,200001", "1000000,200001"})
    void pricesAPromptByItsSize(long promptTokens, long tier) {
        assertThat(twoTiers().row(promptTokens).fromPromptTokens()).isEqualTo(tier);
    }

    @Test
    void holdsByTheDearerTierOnceThePromptMayReachIt() {
        // $1.25 and $10 a million up to 200,000 tokens of prompt, then $2.50 and $15.
        assertThat(twoTiers().hold(200_000, 1_000)).isEqualTo(Money.ofUsd("0.26"));
        assertThat(twoTiers().hold(200_001, 1_000)).isEqualTo(Money.ofUsd("0.5150025"));
    }

    @Test
    void holdsByTheDearestTierEvenWhereThatIsASmallerOne() {
        Tiers cheaperWhenLarge =
                new Tiers(List.of(draws.row(0, prices(9, 9)), draws.row(100, prices(1, 1))));
        assertThat(cheaperWhenLarge.hold(1_000_000, 1_000_000)).isEqualTo(new Money(18));
    }

    @Test
    void holdsAsMuchAsAnyAnswerWithinTheBoundsCanCost() {
        for (int i = 0; i < DRAWS; i++) {
            Tiers tiers = draws.coin() ? oneTier() : severalTiers();
            long prompt = draws.upTo(2_000_000);
            long output = draws.upTo(200_000);
            Money hold = tiers.hold(prompt, output);

            Usage usage = usageWithin(prompt, output);
            Money value =
                    Rating.rate(usage, tiers.row(usage.prompt()).perMillion(), NO_CEILING).value();
            assertThat(hold.covers(value))
                    .as("seed %d: %s costs %s, held %s", draws.seed, usage, value, hold)
                    .isTrue();
        }
    }

    @Test
    void findsTheMostOutputWhoseHoldFits() {
        for (int i = 0; i < DRAWS; i++) {
            Tiers tiers = draws.coin() ? oneTier() : severalTiers();
            long prompt = draws.upTo(2_000_000);
            Money money = draws.money(1_000_000_000_000L);
            long output = tiers.affordableOutput(money, prompt);

            if (output < 0) {
                assertThat(money.covers(tiers.hold(prompt, 0))).as("seed " + draws.seed).isFalse();
            } else {
                assertThat(money.covers(tiers.hold(prompt, output)))
                        .as("seed " + draws.seed)
                        .isTrue();
                assertThat(money.covers(tiers.hold(prompt, output + 1)))
                        .as("seed " + draws.seed)
                        .isFalse();
            }
        }
    }

    @Test
    void affordsNoEndOfOutputWithNoEndOfMoney() {
        Tiers cheapest = new Tiers(List.of(draws.row(0, prices(1, 1))));
        assertThat(cheapest.affordableOutput(NO_CEILING, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(cheapest.affordableOutput(new Money(-1), 0)).isNegative();
    }

    @Test
    void refusesPricesThatLeaveSmallPromptsWithout() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiers(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tiers(List.of(draws.row(1, prices(1, 1)))));
    }

    private Tiers oneTier() {
        return new Tiers(List.of(draws.row(0, textPrices())));
    }

    private Tiers severalTiers() {
        List<Price> rows = new ArrayList<>(List.of(draws.row(0, textPrices())));
        rows.add(draws.row(1 + draws.upTo(400_000), textPrices()));
        rows.add(draws.row(400_001 + draws.upTo(400_000), textPrices()));
        return new Tiers(rows);
    }

    /** Reading from a cache is never dearer than reading anew; a text request uses nothing else. */
    private UnitPrices textPrices() {
        long input = 1 + draws.upTo(1_000_000_000_000L);
        return new UnitPrices(
                Map.of(
                        TokenKind.INPUT, new Money(input),
                        TokenKind.CACHED, new Money(1 + draws.upTo(input - 1)),
                        TokenKind.OUTPUT, new Money(1 + draws.upTo(1_000_000_000_000L))));
    }

    private Usage usageWithin(long prompt, long output) {
        long used = draws.coin() ? prompt : draws.upTo(prompt);
        long cached = draws.upTo(used);
        return new Usage(
                Map.of(
                        TokenKind.INPUT,
                        used - cached,
                        TokenKind.CACHED,
                        cached,
                        TokenKind.OUTPUT,
                        draws.coin() ? output : draws.upTo(output)),
                0);
    }

    private Tiers twoTiers() {
        return new Tiers(
                List.of(
                        draws.row(200_001, prices(2_500_000_000L, 15_000_000_000L)),
                        draws.row(0, prices(1_250_000_000L, 10_000_000_000L))));
    }

    private static UnitPrices prices(long input, long output) {
        return new UnitPrices(
                Map.of(TokenKind.INPUT, new Money(input), TokenKind.OUTPUT, new Money(output)));
    }
}
