package io.getinference.gateway.route;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.Tiers;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.route.RouteSettings.RetiredModels;
import io.getinference.gateway.table.Table;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The models on offer, by dated data: a name is resolved anew for each request. */
@Component
public final class Routes {

    private final Table<ModelRow> models;
    private final Table<Price> prices;
    private final Map<Provider, ModelProvider> providers;
    private final RouteSettings settings;
    private final InstantSource clock;

    Routes(
            Table<ModelRow> models,
            Table<Price> prices,
            List<ModelProvider> providers,
            RouteSettings settings,
            InstantSource clock) {
        this.models = models;
        this.prices = prices;
        this.providers =
                providers.stream()
                        .collect(toUnmodifiableMap(ModelProvider::provider, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    /** The way of a request for a model, by the name that the caller gave. */
    public Routing to(String name) {
        if (!models.isLoaded() || !prices.isLoaded()) {
            return new Routing.NotReady();
        }
        Instant moment = moment();
        Optional<ModelRow> row =
                offered(moment).stream()
                        .filter(offer -> offer.model().value().equals(name))
                        .findFirst();
        return row.map(model -> priced(model, moment)).orElseGet(() -> new Routing.Unknown(name));
    }

    /** The rows on offer now, one a public model, by name. */
    public List<ModelRow> offered() {
        return offered(moment());
    }

    /** Whether the catalogue has been read. */
    public boolean isReady() {
        return models.isLoaded();
    }

    private Routing priced(ModelRow model, Instant moment) {
        PriceBook book = PriceBook.of(prices.rows());
        Optional<Tiers> tiers = book.at(model.upstream(), moment);
        ModelProvider provider = providers.get(model.provider());
        if (tiers.isEmpty() || provider == null) {
            return new Routing.Unpriced(model.model());
        }
        return new Routing.Found(new Route(model, provider, tiers.get(), book, moment));
    }

    private List<ModelRow> offered(Instant moment) {
        Map<PublicModel, ModelRow> newest =
                models.rows().stream()
                        .filter(row -> row.holdsAt(moment))
                        .collect(
                                toUnmodifiableMap(
                                        ModelRow::model,
                                        Function.identity(),
                                        (a, b) -> a.validFrom().isAfter(b.validFrom()) ? a : b));
        return newest.values().stream()
                .filter(this::isServed)
                .sorted(Comparator.comparing(row -> row.model().value()))
                .toList();
    }

    private boolean isServed(ModelRow row) {
        return row.standsInFor() == null
                || settings.retiredModels() == RetiredModels.FOLLOW_SUCCESSOR;
    }

    private Instant moment() {
        return settings.catalogueDate() == null
                ? clock.instant()
                : settings.catalogueDate().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
