package io.getinference.common.rating;

import io.getinference.common.catalogue.UpstreamModel;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All price rows, dated. A moment sees, for each model, the rows of its latest start up to then.
 *
 * @param rows every row, past and future
 */
public record PriceBook(List<Price> rows) {

    public PriceBook {
        rows = List.copyOf(rows);
    }

    public static PriceBook of(Collection<Price> rows) {
        return new PriceBook(List.copyOf(rows));
    }

    /**
     * The model's prices at a moment; empty where it has none, and then it must not be called.
     * Tiers whose first row is not there yet are none: rows arrive one by one.
     */
    public Optional<Tiers> at(UpstreamModel model, Instant moment) {
        List<Price> begun =
                rows.stream()
                        .filter(row ->
                                row.model().equals(model) && !row.validFrom().isAfter(moment))
                        .toList();
        return begun.stream()
                .map(Price::validFrom)
                .max(Comparator.naturalOrder())
                .map(start -> begun.stream().filter(row -> row.validFrom().equals(start)).toList())
                .filter(tiers -> tiers.stream().anyMatch(row -> row.fromPromptTokens() == 0))
                .map(Tiers::new);
    }
}
