package io.getinference.metering.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a failing journal shorter: leaves out ever smaller parts as long as the same invariant
 * breaks. Each try checks after every event, so it also ends at the first that fails.
 */
final class Shrinker {

    private static final int TRIES_MAX = 3000;

    private final Authority authority;
    private final String failure;
    private int tries;

    Shrinker(Authority authority, String failure) {
        this.authority = authority;
        this.failure = failure;
    }

    /** The journal as it is if only its whole length shows the failure. */
    List<Entry> shrink(List<Entry> journal) {
        List<Entry> shortest = failing(journal);
        if (shortest.isEmpty()) {
            return journal;
        }
        for (int part = shortest.size() / 2; part > 0; part = part / 2) {
            boolean shorter = true;
            while (shorter && tries < TRIES_MAX) {
                int before = shortest.size();
                shortest = withoutParts(shortest, part);
                shorter = shortest.size() < before;
            }
        }
        return shortest;
    }

    private List<Entry> withoutParts(List<Entry> journal, int part) {
        List<Entry> shortest = journal;
        for (int from = 0; from < shortest.size() && tries < TRIES_MAX; ) {
            List<Entry> tried = new ArrayList<>(shortest.subList(0, from));
            tried.addAll(shortest.subList(Math.min(from + part, shortest.size()), shortest.size()));
            List<Entry> failing = failing(tried);
            if (failing.isEmpty()) {
                from += part;
            } else {
                shortest = failing;
            }
        }
        return shortest;
    }

    /** The beginning of the journal up to the failure, or nothing if it does not fail so. */
    private List<Entry> failing(List<Entry> journal) {
        tries++;
        FoldUnderTest fold = new FoldUnderTest(authority);
        try {
            journal.forEach(fold::append);
            return List.of();
        } catch (RuntimeException | InvariantBroken e) {
            return failure.equals(e.getMessage()) ? List.copyOf(fold.journal()) : List.of();
        }
    }
}
