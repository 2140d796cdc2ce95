package io.getinference.gateway.route;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.Tiers;
import io.getinference.gateway.caller.Access;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.route.RouteSettings.RetiredModels;
import io.getinference.gateway.table.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        List<ModelRow> offered = served(moment);
        return row(offered, name)
                .map(model -> to(model, offered, moment))
                .orElseGet(() -> new Routing.Unknown(name));
    }

    /**
     * The way of a key's request, by the name that the caller gave: a public model's, an alias, or
     * none. What the key may call is decided by the public model that is asked for; who answers in
     * its place is the catalogue's choice.
     */
    public Routing to(String name, Access access) {
        String model = access.publicModel(name);
        Routing routing = to(model);
        return switch (routing) {
            case Routing.Unknown unknown -> new Routing.Unknown(name, nearest(name, access));
            case Routing.Found found -> access.allows(model) ? found : new Routing.NotAllowed(name);
            case Routing.Unpriced unpriced ->
                    access.allows(model) ? unpriced : new Routing.NotAllowed(name);
            case Routing.NotAllowed refused -> refused;
            case Routing.NotReady notReady -> notReady;
        };
    }

    private List<String> nearest(String name, Access access) {
        Set<String> names = new TreeSet<>();
        offered(access).forEach(offer -> names.add(offer.row().model().value()));
        access.aliases()
                .forEach((alias, model) -> {
                    if (names.contains(model)) {
                        names.add(alias);
                    }
                });
        return NearestNames.to(name, names);
    }

    /** What is on offer to a key now, once a public model, by name. */
    public List<Offer> offered(Access access) {
        return offered().stream()
                .filter(offer -> access.allows(offer.row().model().value()))
                .toList();
    }

    /** What is on offer now, once a public model, by name. */
    public List<Offer> offered() {
        return served(moment()).stream().map(row -> Offer.of(row, models.rows())).toList();
    }

    /** Whether the catalogue has been read. */
    public boolean isReady() {
        return models.isLoaded();
    }

    private Routing to(ModelRow model, List<ModelRow> offered, Instant moment) {
        PriceBook book = PriceBook.of(prices.rows());
        @Nullable Route route = priced(model, book, moment);
        if (route == null) {
            return new Routing.Unpriced(model.model());
        }
        return new Routing.Found(route.or(alternative(model, offered, book, moment)));
    }

    /** One that is not on offer, has no price or is the same model again is none. */
    private @Nullable Route alternative(
            ModelRow model, List<ModelRow> offered, PriceBook book, Instant moment) {
        if (model.alternative() == null) {
            return null;
        }
        return row(offered, model.alternative().value())
                .filter(row -> !row.upstream().equals(model.upstream()))
                .map(row -> priced(row.inPlaceOf(model), book, moment))
                .orElse(null);
    }

    private @Nullable Route priced(ModelRow model, PriceBook book, Instant moment) {
        Optional<Tiers> tiers = book.at(model.upstream(), moment);
        ModelProvider provider = providers.get(model.provider());
        return tiers.isEmpty() || provider == null
                ? null
                : new Route(model, provider, tiers.get(), book, moment);
    }

    private static Optional<ModelRow> row(List<ModelRow> rows, String name) {
        return rows.stream().filter(row -> row.model().value().equals(name)).findFirst();
    }

    private List<ModelRow> served(Instant moment) {
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
