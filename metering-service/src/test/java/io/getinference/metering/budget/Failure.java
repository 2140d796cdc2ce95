package io.getinference.metering.budget;

import java.util.List;
import java.util.stream.Collectors;

/** A simulation that failed: its seed, and the shortest journal found that fails the same way. */
final class Failure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient List<Entry> journal;
    private final String why;

    Failure(long seed, List<Entry> journal, Throwable why) {
        super("seed " + seed + " step " + journal.size() + ": " + why.getMessage(), why);
        this.why = String.valueOf(why.getMessage());
        this.journal = List.copyOf(journal);
    }

    /** The same failure with what led to it. */
    AssertionError explained(Authority authority) {
        List<Entry> shortest = new Shrinker(authority, why).shrink(journal);
        return new AssertionError(
                getMessage()
                        + "\nshortest journal found ("
                        + shortest.size()
                        + " records):\n"
                        + shortest.stream().map(Failure::line).collect(Collectors.joining("\n")),
                getCause());
    }

    private static String line(Entry entry) {
        return entry.at() + " " + entry.fact();
    }
}
