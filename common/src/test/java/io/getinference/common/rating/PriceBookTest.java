package io.getinference.common.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PriceBookTest {

    private static final UpstreamModel FLASH = new UpstreamModel("flash");
    private static final UpstreamModel OPUS = new UpstreamModel("opus");
    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-10-01T00:00:00Z");

    private final Price springSmall = price(FLASH, SPRING, 0);
    private final Price springLarge = price(FLASH, SPRING, 200_001);
    private final Price autumn = price(FLASH, AUTUMN, 0);
    private final PriceBook book = PriceBook.of(List.of(autumn, springLarge, springSmall));

    @Test
    void hasNoPriceBeforeTheFirstRowBegins() {
        assertThat(book.at(FLASH, SPRING.minusNanos(1))).isEmpty();
    }

    @Test
    void hasAllTiersFromTheirFirstMomentUntilTheNextRowsBegin() {
        Tiers tiers = new Tiers(List.of(springSmall, springLarge));
        assertThat(book.at(FLASH, SPRING)).hasValue(tiers);
        assertThat(book.at(FLASH, AUTUMN.minusNanos(1))).hasValue(tiers);
    }

    @Test
    void replacesAllTiersAtOnce() {
        assertThat(book.at(FLASH, AUTUMN)).hasValue(new Tiers(List.of(autumn)));
    }

    @Test
    void hasNoPriceOfAModelThatIsNotInIt() {
        assertThat(book.at(OPUS, AUTUMN)).isEmpty();
    }

    @Test
    void hasNoPriceWhileTheFirstOfItsTiersIsNotThere() {
        assertThat(PriceBook.of(List.of(springLarge)).at(FLASH, SPRING)).isEmpty();
    }

    private static Price price(UpstreamModel model, Instant from, long fromPromptTokens) {
        Money money = new Money(1_000);
        return new Price(
                PriceId.next(),
                model,
                from,
                fromPromptTokens,
                new UnitPrices(Map.of(TokenKind.INPUT, money, TokenKind.OUTPUT, money)));
    }
}
