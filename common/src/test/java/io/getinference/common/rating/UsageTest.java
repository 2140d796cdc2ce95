package io.getinference.common.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.util.Map;

class UsageTest {

    @Test
    void leavesOutKindsWithoutTokens() {
        assertThat(Usage.of(0, 0)).isEqualTo(Usage.NONE);
        assertThat(Usage.of(5, 0).tokens()).containsOnlyKeys(TokenKind.INPUT);
    }

    @Test
    void countsEveryKindOfThePromptButNoOutput() {
        Usage usage =
                new Usage(
                        Map.of(
                                TokenKind.INPUT, 1L,
                                TokenKind.INPUT_AUDIO, 10L,
                                TokenKind.CACHED, 100L,
                                TokenKind.CACHED_AUDIO, 1_000L,
                                TokenKind.CACHE_WRITE_5M, 10_000L,
                                TokenKind.CACHE_WRITE_1H, 100_000L,
                                TokenKind.OUTPUT, 7L),
                        7);
        assertThat(usage.prompt()).isEqualTo(111_111);
        assertThat(usage.output()).isEqualTo(7);
    }

    @Test
    void refusesCountersThatAreGarbage() {
        assertThatIllegalArgumentException().isThrownBy(() -> Usage.of(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Usage.of(0, Usage.TOKENS_MAX + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Usage(Map.of(TokenKind.OUTPUT, 5L), 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Usage(Map.of(), -1));
    }

    @Test
    void isCoveredOnlyByPricesOfAllItsKinds() {
        UnitPrices text =
                new UnitPrices(
                        Map.of(TokenKind.INPUT, new Money(1), TokenKind.OUTPUT, new Money(1)));
        assertThat(text.cover(Usage.of(1, 1))).isTrue();
        assertThat(text.cover(new Usage(Map.of(TokenKind.CACHED, 1L), 0))).isFalse();
        assertThat(text.of(TokenKind.CACHED)).isNull();
    }

    @Test
    void hasNoPricesThatAreFreeOrBeyondReasonOrWithoutInputAndOutput() {
        Money one = new Money(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitPrices(Map.of(TokenKind.INPUT, one)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new UnitPrices(Map.of(TokenKind.INPUT, Money.ZERO, TokenKind.OUTPUT, one)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new UnitPrices(
                                Map.of(
                                        TokenKind.INPUT,
                                        one,
                                        TokenKind.OUTPUT,
                                        UnitPrices.PER_MILLION_MAX.plus(one))));
    }
}
