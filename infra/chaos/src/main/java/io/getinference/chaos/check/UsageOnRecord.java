package io.getinference.chaos.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.getinference.chaos.evidence.Bill;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.rating.Usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every attempt that returned usage has exactly one record of it. */
final class UsageOnRecord implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        Map<String, Long> billed =
                trial.evidence().bills().stream()
                        .filter(Bill::returnedUsage)
                        .collect(groupingBy(UsageOnRecord::request, counting()));
        List<String> lost = new ArrayList<>();
        billed.forEach((request, attempts) -> {
            int recorded = trial.usageOf().getOrDefault(request, List.of()).size();
            for (long missing = recorded; missing < attempts; missing++) {
                lost.add(request);
            }
        });
        List<String> doubled = new ArrayList<>();
        trial.usageOf()
                .forEach((request, records) -> {
                    long counted = records.stream().filter(UsageOnRecord::claimsABill).count();
                    long attempts = billed.getOrDefault(request, 0L);
                    for (long extra = attempts; extra < counted; extra++) {
                        doubled.add(request);
                    }
                });
        long attempts = billed.values().stream().mapToLong(Long::longValue).sum();
        return Stream.of(
                Row.none(
                        "1",
                        "attempts that returned usage without a record (lost)",
                        attempts,
                        lost),
                Row.none(
                        "1",
                        "records beyond the provider's attempts (doubled)",
                        trial.usage().size(),
                        doubled));
    }

    /** What failed may have failed because the provider died, and then it billed nothing. */
    private static boolean claimsABill(UsageRecorded used) {
        return used.outcome() != Outcome.FAILED && !used.usage().equals(Usage.NONE);
    }

    private static String request(Bill bill) {
        return Objects.requireNonNullElse(bill.request(), "a call without a request");
    }
}
