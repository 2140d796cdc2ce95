package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Posted;
import io.getinference.common.event.UsageRated;
import io.getinference.common.money.Money;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * Charges are the same in metering, in posted usage and in the book: per account, key, model, day.
 */
final class SumsAgree implements Check {

    private static final String USAGE = "usage/";

    @Override
    public Stream<Row> rows(Trial trial) {
        List<Posted> posted = trial.evidence().ledger().posted();
        Map<String, Money> rated =
                trial.evidence().rated().stream()
                        .collect(sums(SumsAgree::group, UsageRated::charge));
        Map<String, Money> rows =
                posted.stream()
                        .collect(sums(SumsAgree::group, row -> new Money(row.amounts().charge())));
        Map<String, Money> book = book(posted, trial.evidence().ledger().entries());
        TreeSet<String> groups = new TreeSet<>(rated.keySet());
        groups.addAll(rows.keySet());
        groups.addAll(book.keySet());
        List<String> unequal = new ArrayList<>();
        for (String group : groups) {
            Money one = rated.getOrDefault(group, Money.ZERO);
            Money two = rows.getOrDefault(group, Money.ZERO);
            Money three = book.getOrDefault(group, Money.ZERO);
            if (!one.equals(two) || !two.equals(three)) {
                unequal.add(group + ": rated " + one + ", posted " + two + ", booked " + three);
            }
        }
        return Stream.of(
                Row.same("2", "Σ charges = Σ posted usage", total(rated), total(rows)),
                Row.same("2", "Σ charges = Σ ledger consumption", total(rated), total(book)),
                Row.none(
                        "2",
                        "sums per account, key, model, day that differ",
                        groups.size(),
                        unequal));
    }

    private static Map<String, Money> book(List<Posted> posted, List<LedgerEntry> entries) {
        Map<String, String> groupOf = new HashMap<>();
        posted.forEach(row -> groupOf.put(USAGE + row.attempt(), group(row)));
        return entries.stream()
                .filter(entry -> entry.isCustomers() && entry.postingKey().startsWith(USAGE))
                .collect(
                        sums(
                                entry ->
                                        groupOf.getOrDefault(
                                                entry.postingKey(), "booked but not posted"),
                                entry -> new Money(entry.nano())));
    }

    private static String group(Posted row) {
        return of(row.rated(), row.day());
    }

    private static String group(UsageRated rated) {
        return of(rated, rated.bookedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    private static String of(UsageRated rated, String day) {
        return rated.account()
                + " "
                + rated.usage().key()
                + " "
                + rated.usage().attempt().model().value()
                + " "
                + day;
    }

    private static <T> Collector<T, ?, Map<String, Money>> sums(
            Function<T, String> group, Function<T, Money> amount) {
        return groupingBy(group, mapping(amount, reducing(Money.ZERO, Money::plus)));
    }

    private static Money total(Map<String, Money> sums) {
        return sums.values().stream().reduce(Money.ZERO, Money::plus);
    }
}
