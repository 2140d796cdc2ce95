package io.getinference.gateway.route;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.route.RouteSettings.RetiredModels;
import io.getinference.gateway.table.InMemoryTable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Model {@code m} is served by {@code old} until it retires, and by {@code next} from then on. */
abstract class MovingCatalogue {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant RETIRED = Instant.parse("2026-10-16T00:00:00Z");
    static final Instant BEFORE = RETIRED.minusNanos(1);
    static final UpstreamModel OLD = new UpstreamModel("old");
    static final UpstreamModel NEXT = new UpstreamModel("next");

    final InMemoryTable<ModelRow> models = new InMemoryTable<>();
    final InMemoryTable<Price> prices = new InMemoryTable<>();
    Instant now = BEFORE;

    @BeforeEach
    void publish() {
        add(row("m", OLD, BEGIN, RETIRED));
        add(successor("m", NEXT, RETIRED));
        add(price(OLD, BEGIN, 0, 100));
        add(price(NEXT, BEGIN, 0, 200));
    }

    final Routes routes(@Nullable LocalDate day, RetiredModels retired) {
        return new Routes(
                models, prices, List.of(new Silent()), new RouteSettings(day, retired), () -> now);
    }

    static Offer offer(Routes routes, String name) {
        return routes.offered().stream()
                .filter(offer -> offer.row().model().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static @Nullable UpstreamModel alternativeOf(Routes routes, String name) {
        Route alternative = found(routes, name).alternative();
        return alternative == null ? null : alternative.model().upstream();
    }

    static Route found(Routes routes, String name) {
        return ((Routing.Found) routes.to(name)).route();
    }

    final void add(ModelRow row) {
        models.with(row.id(), row);
    }

    final void add(Price price) {
        prices.with(price.id().value(), price);
    }

    static ModelRow successor(String name, UpstreamModel upstream, Instant from) {
        return row(new Named(name, Provider.ANTHROPIC, OLD), upstream, from, null);
    }

    static ModelRow row(
            String name, UpstreamModel upstream, Instant from, @Nullable Instant until) {
        return row(new Named(name, Provider.ANTHROPIC, null), upstream, from, until);
    }

    static ModelRow row(
            Named named, UpstreamModel upstream, Instant from, @Nullable Instant until) {
        return new ModelRow(
                named.name() + "@" + from,
                new PublicModel(named.name()),
                named.provider(),
                upstream,
                from,
                until,
                named.standsInFor(),
                100_000,
                8_000,
                new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                "Model",
                "A model");
    }

    record Named(String name, Provider provider, @Nullable UpstreamModel standsInFor) {}

    static Price price(
            UpstreamModel model, Instant from, long fromPromptTokens, long nanosPerMillion) {
        Money each = new Money(nanosPerMillion);
        return new Price(
                PriceId.next(),
                model,
                from,
                fromPromptTokens,
                new UnitPrices(Map.of(TokenKind.INPUT, each, TokenKind.OUTPUT, each)));
    }

    private static final class Silent implements ModelProvider {

        @Override
        public Provider provider() {
            return Provider.ANTHROPIC;
        }

        @Override
        public Prompt translate(Question question) {
            throw new UnsupportedOperationException("nobody is asked here");
        }
    }
}
