package io.getinference.simulator.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** The models of both providers, by id and alias, in the state of a date. */
public final class Models {
    private final Map<String, ModelCard> byName = new LinkedHashMap<>();

    private Models() {}

    /** The table as of November 2026. */
    public static Models standard() {
        Models models = new Models();
        GeminiModels.addTo(models);
        ClaudeModels.addTo(models);
        return models;
    }

    /**
     * A model that is served on {@code date}.
     *
     * @param asked whose request rules count
     * @param served who answers; another model when the asked one is re-routed
     */
    public record Served(ModelCard asked, ModelCard served) {}

    /** Finds what answers to {@code name}; empty when it is unknown or retired. */
    public Optional<Served> on(LocalDate date, Provider provider, String name) {
        ModelCard card = byName.get(name);
        if (card == null || card.provider() != provider) {
            return Optional.empty();
        }
        return switch (card.availability()) {
            case Availability.Served() -> Optional.of(new Served(card, card));
            case Availability.RetiredFrom(LocalDate from) ->
                    date.isBefore(from) ? Optional.of(new Served(card, card)) : Optional.empty();
            case Availability.ReroutedFrom(LocalDate from, String successor) ->
                    Optional.of(new Served(card, date.isBefore(from) ? card : required(successor)));
        };
    }

    /** Every card once, aliases left out. */
    public Collection<ModelCard> all() {
        return Collections.unmodifiableCollection(new LinkedHashSet<>(byName.values()));
    }

    void add(ModelCard card, String... aliases) {
        byName.put(card.id(), card);
        for (String alias : aliases) {
            byName.put(alias, card);
        }
    }

    private ModelCard required(String id) {
        ModelCard card = byName.get(id);
        if (card == null) {
            throw new IllegalStateException("the table names a successor it does not have: " + id);
        }
        return card;
    }
}
