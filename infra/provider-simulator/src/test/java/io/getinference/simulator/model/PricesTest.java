package io.getinference.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class PricesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Prices prices = Prices.standard();

    @Test
    void everyModelHasAPriceOnEveryDay() {
        for (ModelCard card : Models.standard().all()) {
            for (String day : new String[] {"2025-01-01", "2026-11-22", "2030-01-01"}) {
                Price price = prices.of(card.id(), LocalDate.parse(day), 0);
                assertThat(price.input()).isPositive();
                assertThat(price.cached()).isBetween(1L, price.input());
                assertThat(price.output()).isGreaterThan(price.input());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-pro,2026-11-22,200000,1250 125 10000",
        "gemini-2.5-pro,2026-11-22,200001,2500 250 15000",
        "gemini-2.5-flash,2026-11-22,1000000,300 30 2500",
        "gemini-3.8-flash,2026-12-31,1,750 75 3750",
        "gemini-3.8-flash,2027-01-01,1,1500 150 7500",
        "claude-haiku-5-5,2026-11-22,100000,100 10 500",
        "claude-haiku-5-5,2026-11-22,100001,500 50 2500",
        "claude-sonnet-5,2026-08-31,1,2000 200 10000",
        "claude-sonnet-5,2026-09-01,1,3000 300 15000",
        "claude-opus-5-5,2026-11-22,1,4000 200 20000",
    })
    void theRowOfTheDayAndTheSizeCounts(String model, LocalDate day, long prompt, String nano) {
        Price price = prices.of(model, day, prompt);
        assertThat("%d %d %d".formatted(price.input(), price.cached(), price.output()))
                .isEqualTo(nano);
    }

    @Test
    void writingToACacheCostsMoreTheLongerItIsKept() {
        assertThat(prices.of("claude-haiku-4-5-20251001", DAY, 1))
                .isEqualTo(new Price(1_000, 1_000, 100, 100, 1_250, 2_000, 5_000));
        assertThat(prices.of("claude-haiku-5-5", DAY, 1))
                .isEqualTo(new Price(100, 100, 10, 10, 125, 200, 500));
    }

    @Test
    void soundCostsMoreWhereItHasAPriceOfItsOwn() {
        Price flash = prices.of("gemini-2.5-flash", DAY, 1);
        assertThat(flash.inputAudio()).isEqualTo(1_000);
        assertThat(flash.cachedAudio()).isEqualTo(100);
        Price pro = prices.of("gemini-2.5-pro", DAY, 1);
        assertThat(pro.inputAudio()).isEqualTo(pro.input());
    }

    @Test
    void anUnknownModelHasNoPriceAtAll() {
        assertThatThrownBy(() -> prices.of("claude-1", DAY, 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
