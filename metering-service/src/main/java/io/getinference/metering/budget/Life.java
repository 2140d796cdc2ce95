package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One start of a gateway, as long as usage of it may still come.
 *
 * @param count which start it is
 * @param usage which of its usage numbers were seen
 * @param last its last usage, once it said that it is over; null before
 * @param reclaimed an operator took back its leases; it gets no more
 * @param rows its leases, at most one for each API key
 */
record Life(
        long count,
        SeenNumbers usage,
        @Nullable Long last,
        boolean reclaimed,
        List<LeaseRow> rows) {

    Life {
        rows = List.copyOf(rows);
    }

    static Life of(long count) {
        return new Life(count, SeenNumbers.NONE, null, false, List.of());
    }

    @Nullable LeaseRow of(KeyId key) {
        for (LeaseRow row : rows) {
            if (row.key().equals(key)) {
                return row;
            }
        }
        return null;
    }

    Life with(LeaseRow row) {
        List<LeaseRow> changed = new ArrayList<>(rows);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).key().equals(row.key())) {
                changed.set(i, row);
                return withRows(changed);
            }
        }
        changed.add(row);
        return withRows(changed);
    }

    Life withRows(UnaryOperator<LeaseRow> change) {
        return withRows(rows.stream().map(change).toList());
    }

    private Life withRows(List<LeaseRow> changed) {
        return new Life(count, usage, last, reclaimed, changed);
    }

    Life seen(long number) {
        return new Life(count, usage.and(number), last, reclaimed, rows);
    }

    /** Of two that say what its last usage was, the one that knows of more is right. */
    Life over(long lastUsage) {
        long newest = last == null ? lastUsage : Math.max(last, lastUsage);
        return new Life(count, usage, newest, reclaimed, rows);
    }

    Life reclaim() {
        return new Life(count, usage, last, true, rows.stream().map(LeaseRow::close).toList());
    }

    int entries() {
        long shares = rows.stream().filter(row -> row.rates() != null).count();
        return 1 + rows.size() + Math.toIntExact(shares) + usage.ranges().size();
    }

    /** Whether it is over and all its usage was seen. */
    boolean canClose() {
        return last != null && usage.hasAllUpTo(last);
    }
}
