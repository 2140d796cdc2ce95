package io.getinference.metering.spend;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a usage report adds rows up.
 *
 * @param grain its times
 * @param dimensions what it tells apart in each
 */
record Breakdown(Grain grain, Set<Dimension> dimensions) {

    Breakdown {
        dimensions = Set.copyOf(dimensions);
    }

    /**
     * Reads {@code hour} or {@code day}, then any of {@code model}, {@code key}, {@code team}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Breakdown parse(String by) {
        List<String> words = List.of(by.toUpperCase(Locale.ROOT).split(","));
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        words.stream().skip(1).map(Dimension::valueOf).forEach(dimensions::add);
        return new Breakdown(Grain.valueOf(words.getFirst()), dimensions);
    }

    UsageGroup group(UsageHour row) {
        return new UsageGroup(
                dimensions.contains(Dimension.MODEL) ? row.model() : null,
                dimensions.contains(Dimension.KEY) ? row.key() : null,
                dimensions.contains(Dimension.TEAM) ? row.team() : null);
    }
}
