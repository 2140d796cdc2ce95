package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A life's usage of an account is numbered from 1 without gaps. */
final class UsageNumbers implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        Map<String, TreeSet<Long>> numbers =
                trial.usage().values().stream()
                        .collect(
                                groupingBy(
                                        used -> used.life() + " " + used.account(),
                                        mapping(
                                                used -> used.number(),
                                                toCollection(TreeSet::new))));
        List<String> gaps = new ArrayList<>();
        numbers.forEach((sequence, seen) -> {
            for (long missing = seen.last() - seen.size(); missing > 0; missing--) {
                gaps.add(sequence + ": last " + seen.last() + ", seen " + seen.size());
            }
        });
        return Stream.of(
                Row.none("18", "numbers missing in gateways' usage", trial.usage().size(), gaps));
    }
}
