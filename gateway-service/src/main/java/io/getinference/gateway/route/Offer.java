package io.getinference.gateway.route;

import io.getinference.common.catalogue.ModelRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A model on offer.
 *
 * @param row that answers now
 * @param since when the public model was offered first
 * @param shutdownDate the day in UTC on which the provider shuts down, or has shut down, the model
 *     that the public name stands for; null while none is known. A successor may answer from then
 *     on.
 */
public record Offer(ModelRow row, Instant since, @Nullable LocalDate shutdownDate) {

    /** A row may have been followed by others that say the same of its end. */
    static Offer of(ModelRow row, Collection<ModelRow> catalogue) {
        List<ModelRow> history =
                catalogue.stream().filter(other -> other.model().equals(row.model())).toList();
        Instant end =
                row.standsInFor() == null
                        ? row.validUntil()
                        : first(
                                history.stream()
                                        .filter(other -> isSameStandIn(other, row))
                                        .toList());
        return new Offer(
                row, first(history), end == null ? null : LocalDate.ofInstant(end, ZoneOffset.UTC));
    }

    private static boolean isSameStandIn(ModelRow one, ModelRow other) {
        return Objects.equals(one.standsInFor(), other.standsInFor());
    }

    private static Instant first(List<ModelRow> rows) {
        return rows.stream().map(ModelRow::validFrom).min(Instant::compareTo).orElseThrow();
    }
}
