package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import io.getinference.chaos.evidence.Bill;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Usage on record is what the provider really produced; an estimate is never more. */
final class TrueTokens implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        Map<String, List<Bill>> bills =
                trial.evidence().bills().stream()
                        .filter(Bill::returnedUsage)
                        .collect(
                                groupingBy(bill -> Objects.requireNonNullElse(bill.request(), "")));
        List<String> wrong = new ArrayList<>();
        List<String> above = new ArrayList<>();
        int exact = 0;
        int estimated = 0;
        for (UsageRecorded used : trial.usage().values()) {
            List<Bill> of = bills.getOrDefault(used.attempt().request().value(), List.of());
            if (of.isEmpty() || used.usage().equals(Usage.NONE)) {
                continue;
            }
            if (used.estimated() || !used.outcome().isBillable()) {
                estimated++;
                if (of.stream().noneMatch(bill -> covers(bill.billed(), used.usage()))) {
                    above.add(told(used, of));
                }
            } else {
                exact++;
                if (of.stream().noneMatch(bill -> bill.billed().equals(used.usage()))) {
                    wrong.add(told(used, of));
                }
            }
        }
        return Stream.of(
                Row.none("1", "final usage other than the simulator's log", exact, wrong),
                Row.none("1", "estimates above the simulator's log", estimated, above));
    }

    private static boolean covers(Usage billed, Usage used) {
        for (TokenKind kind : TokenKind.values()) {
            if (used.of(kind) > billed.of(kind)) {
                return false;
            }
        }
        return true;
    }

    private static String told(UsageRecorded used, List<Bill> bills) {
        return used.attempt().request() + ": " + used.usage().tokens() + " for " + bills;
    }
}
