package io.getinference.chaos;

import io.getinference.chaos.check.Row;
import io.getinference.chaos.fault.Striking;
import io.getinference.chaos.fault.Struck;

import java.util.List;
import java.util.stream.Stream;

/** What the run itself must have been, so that its table says something. */
final class Faults {

    private Faults() {}

    static Stream<Row> of(List<Struck> struck, List<String> unrecovered) {
        List<String> lonely =
                struck.stream()
                        .filter(one -> one.open() < Striking.OPEN_MIN)
                        .map(Struck::toString)
                        .toList();
        return Stream.of(
                Row.none(
                        "run",
                        "faults after which something stayed away",
                        struck.size(),
                        unrecovered),
                Row.none(
                        "open",
                        "faults with fewer than " + Striking.OPEN_MIN + " open requests",
                        struck.size(),
                        lonely));
    }

    static List<Row> rows(Striking striking) {
        return of(striking.struck(), striking.unrecovered()).toList();
    }
}
