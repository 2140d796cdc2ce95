package io.getinference.gateway.usage;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GatewayId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.budget.BudgetFixture;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.budget.HoldOutcome;
import io.getinference.gateway.budget.HoldRequest;
import io.getinference.gateway.budget.InMemoryAuthority;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.route.Route;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What a request has when its provider is called. The hold is 1,100 nano-dollars: a prompt of 100
 * tokens and 1,000 tokens of output.
 */
final class Requests {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final LifeId LIFE = new LifeId(GatewayId.next(), 7);
    static final UpstreamModel ASKED = new UpstreamModel("asked");
    static final UpstreamModel OTHER = new UpstreamModel("other");
    static final Price PRICE = price(ASKED, 1_000_000);
    static final Price OTHER_PRICE = price(OTHER, 2_000_000);
    static final Caller CALLER = caller();
    static final Hold HOLD = hold();

    private Requests() {}

    static Caller caller() {
        return new Caller(AccountId.next(), KeyId.next());
    }

    /** The provider's final counters. */
    static Tally tally(Usage usage, UpstreamModel answered) {
        return new Tally(usage, answered, true, true, true);
    }

    static Tally tally() {
        return tally(Usage.of(10, 20), ASKED);
    }

    /** Counters that may grow. */
    static Tally soFar(long output) {
        return new Tally(Usage.of(10, output), ASKED, true, false, true);
    }

    static Tally nothingYet() {
        return new Tally(Usage.NONE, ASKED, true, false, false);
    }

    static Route route() {
        ModelRow row =
                new ModelRow(
                        "m@2026-01-01",
                        new PublicModel("m"),
                        Provider.ANTHROPIC,
                        ASKED,
                        Instant.EPOCH,
                        null,
                        null,
                        100_000,
                        8_000,
                        new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                        "Model",
                        "A model");
        PriceBook book = new PriceBook(List.of(PRICE, OTHER_PRICE));
        return new Route(row, new Unasked(), book.at(ASKED, NOW).orElseThrow(), book, NOW);
    }

    private static Hold hold() {
        HoldOutcome outcome =
                BudgetFixture.budget(new InMemoryAuthority(new Money(1_000_000)), LIFE)
                        .hold(
                                new HoldRequest(
                                        CALLER,
                                        route().tiers(),
                                        new Unasked(),
                                        1,
                                        1_000L,
                                        8_000,
                                        0));
        return ((HoldOutcome.Held) outcome).hold();
    }

    private static Price price(UpstreamModel model, long nanosPerMillion) {
        Money each = new Money(nanosPerMillion);
        return new Price(
                PriceId.next(),
                model,
                Instant.EPOCH,
                0,
                new UnitPrices(Map.of(TokenKind.INPUT, each, TokenKind.OUTPUT, each)));
    }
}
