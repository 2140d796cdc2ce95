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

    /** The model's prices at a moment; empty where it has none, and then it must not be called. */
    public Optional<Tiers> at(UpstreamModel model, Instant moment) {
        List<Price> begun =
                rows.stream()
                        .filter(row ->
                                row.model().equals(model) && !row.validFrom().isAfter(moment))
                        .toList();
        return begun.stream()
                .map(Price::validFrom)
                .max(Comparator.naturalOrder())
                .map(start ->
                        new Tiers(
                                begun.stream()
                                        .filter(row -> row.validFrom().equals(start))
                                        .toList()));
    }
}
