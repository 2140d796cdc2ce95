package io.getinference.metering.spend;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, by ascending id.
 *
 * @param next the id of the last item if there are more, otherwise null; the next part's cursor
 * @param <T> what is listed
 */
record Paged<T>(List<T> items, @Nullable String next) {

    Paged {
        items = List.copyOf(items);
    }

    /** The part after the cursor, or the first one. */
    static <T> Paged<T> of(
            List<T> all, Function<T, String> id, @Nullable String cursor, int limit) {
        List<T> rest =
                all.stream()
                        .filter(item -> cursor == null || id.apply(item).compareTo(cursor) > 0)
                        .sorted(Comparator.comparing(id))
                        .limit(limit + 1L)
                        .toList();
        return rest.size() > limit
                ? new Paged<>(rest.subList(0, limit), id.apply(rest.get(limit - 1)))
                : new Paged<>(rest, null);
    }
}
