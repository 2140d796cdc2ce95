package io.getinference.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Wire;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.TokenKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

class BookApiTest extends BillingServiceTest {

    private static final Instant THAT_DAY = Instant.parse("2026-11-22T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T00:00:00Z",
                "2026-11-30T23:59:59.999999Z",
                "2026-12-01T00:00:00Z",
                "2027-01-01T00:00:00Z"
            })
    void everyPublicModelIsAnsweredByExactlyOneUpstreamModelThatHasAPrice(Instant moment) {
        PriceBook book = book();
        List<ModelRow> holding = models().stream().filter(row -> row.holdsAt(moment)).toList();

        assertThat(holding)
                .extracting(row -> row.model().value())
                .containsExactlyInAnyOrder(
                        "gemini-flash",
                        "gemini-flash-lite",
                        "gemini-2-5-flash",
                        "gemini-2-5-flash-lite",
                        "gemini-pro",
                        "claude-haiku",
                        "claude-sonnet",
                        "claude-opus");
        assertThat(holding)
                .allSatisfy(row -> assertThat(book.at(row.upstream(), moment)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-flash, 2026-11-22, gemini-2.5-flash-lite, gemini-2.0-flash",
        "gemini-flash-lite, 2026-11-22, gemini-2.5-flash-lite, gemini-2.0-flash-lite",
        "gemini-2-5-flash, 2026-11-22, gemini-2.5-flash,",
        "gemini-2-5-flash, 2026-12-01, gemini-3.5-flash-lite, gemini-2.5-flash",
        "gemini-pro, 2026-11-22, gemini-2.5-pro,",
        "gemini-pro, 2026-12-01, gemini-3.8-flash, gemini-2.5-pro",
        "claude-haiku, 2026-12-01, claude-haiku-4-5-20251001,",
        "claude-sonnet, 2026-11-22, claude-sonnet-5, claude-sonnet-4-20250514",
        "claude-opus, 2026-11-22, claude-opus-5, claude-opus-4-20250514"
    })
    void aRetiredModelIsFollowedByTheOneThatStandsInForIt(
            String model, String day, String upstream, String retired) {
        Instant moment = Instant.parse(day + "T00:00:00Z");

        assertThat(models().stream().filter(row -> row.holdsAt(moment)))
                .filteredOn(row -> row.model().value().equals(model))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.upstream()).isEqualTo(new UpstreamModel(upstream));
                    assertThat(row.standsInFor())
                            .isEqualTo(retired == null ? null : new UpstreamModel(retired));
                });
    }

    @Test
    void pricesAreNanoDollarsPerMillionTokensOfEachKind() {
        Price flash = price("gemini-2.0-flash", THAT_DAY, 0);
        Price haiku = price("claude-haiku-4-5-20251001", THAT_DAY, 0);

        assertThat(flash.perMillion().of(TokenKind.INPUT)).isEqualTo(Money.ofUsd("0.10"));
        assertThat(flash.perMillion().of(TokenKind.CACHED_AUDIO)).isEqualTo(Money.ofUsd("0.175"));
        assertThat(flash.perMillion().of(TokenKind.CACHE_WRITE_5M)).isNull();
        assertThat(haiku.perMillion().of(TokenKind.CACHE_WRITE_1H)).isEqualTo(Money.ofUsd("2.00"));
        assertThat(haiku.perMillion().of(TokenKind.OUTPUT)).isEqualTo(Money.ofUsd("5.00"));
    }

    @Test
    void aLongPromptMovesTheWholeRequestToTheDearerRow() {
        assertThat(price("gemini-2.5-pro", THAT_DAY, 200_000).perMillion().of(TokenKind.OUTPUT))
                .isEqualTo(Money.ofUsd("10.00"));
        assertThat(price("gemini-2.5-pro", THAT_DAY, 200_001).perMillion().of(TokenKind.OUTPUT))
                .isEqualTo(Money.ofUsd("15.00"));
        assertThat(price("claude-haiku-5-5", THAT_DAY, 100_001).perMillion().of(TokenKind.INPUT))
                .isEqualTo(Money.ofUsd("0.50"));
    }

    @Test
    void aPriceChangesOnItsDay() {
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(price("gemini-3.8-flash", newYear.minusNanos(1), 9).perMillion())
                .returns(Money.ofUsd("3.75"), prices -> prices.of(TokenKind.OUTPUT));
        assertThat(price("gemini-3.8-flash", newYear, 9).perMillion())
                .returns(Money.ofUsd("7.50"), prices -> prices.of(TokenKind.OUTPUT));
    }

    @Test
    void theFifthClaudeTakesNoSamplingParametersAndNoPrefill() {
        assertThat(models().stream().filter(row -> row.upstream().value().endsWith("-5")))
                .hasSize(2)
                .allSatisfy(row -> {
                    assertThat(row.abilities().temperature()).isFalse();
                    assertThat(row.abilities().topP()).isFalse();
                    assertThat(row.abilities().prefill()).isFalse();
                    assertThat(row.abilities().thinking()).isEqualTo(Thinking.ON_BY_DEFAULT);
                });
    }

    private PriceBook book() {
        return PriceBook.of(Arrays.asList(read("/prices", "prices", Price[].class)));
    }

    private List<ModelRow> models() {
        return Arrays.stream(read("/models", "models", ModelRow[].class))
                .collect(Collectors.toList());
    }

    private Price price(String model, Instant moment, long promptTokens) {
        return book().at(new UpstreamModel(model), moment).orElseThrow().row(promptTokens);
    }

    private <T> T read(String path, String field, Class<T> type) {
        return Wire.JSON.treeToValue(Wire.JSON.readTree(get(path)).path(field), type);
    }
}
