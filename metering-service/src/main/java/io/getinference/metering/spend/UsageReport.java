package io.getinference.metering.spend;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds an account's hours up to one page of lines.
 *
 * @param after the last line of the page before, or null
 * @param limit how many lines
 * @param rowsReadMax after how many rows the page ends at the next time, with what it has
 */
record UsageReport(Breakdown breakdown, @Nullable UsageCursor after, int limit, int rowsReadMax) {

    /** The rows to read: from the begin of the time that the last page ended in. */
    HourRange range(HourRange asked) {
        return after == null || after.start().isBefore(asked.from())
                ? asked
                : asked.startingAt(after.start());
    }

    UsagePage page(Iterator<UsageRow> rows) {
        List<Line> lines = new ArrayList<>();
        SortedMap<UsageGroup, Spend> sums = new TreeMap<>(Comparator.comparing(UsageGroup::id));
        Instant start = Instant.EPOCH;
        int read = 0;
        while (rows.hasNext()) {
            UsageRow row = rows.next();
            Instant next = breakdown.grain().start(row.hour());
            if (!next.equals(start)) {
                addTo(lines, start, sums);
                if (lines.size() > limit || read >= rowsReadMax) {
                    return page(lines, next);
                }
                start = next;
            }
            if (row instanceof UsageHour used) {
                sums.merge(breakdown.group(used), used.spend(), Spend::plus);
            }
            read++;
        }
        addTo(lines, start, sums);
        return page(lines, null);
    }

    /** The sums of one time, as far as they are after the last page. */
    private void addTo(List<Line> lines, Instant start, SortedMap<UsageGroup, Spend> sums) {
        sums.forEach((group, spend) -> {
            if (after == null || after.isBefore(start, group)) {
                lines.add(new Line(start, group, spend));
            }
        });
        sums.clear();
    }

    /**
     * A page.
     *
     * @param next the time that was not read any more, or null where all was read
     */
    private UsagePage page(List<Line> lines, @Nullable Instant next) {
        List<Line> shown = lines.subList(0, Math.min(lines.size(), limit));
        return new UsagePage(
                shown.stream().map(Line::shown).toList(),
                lines.size() > limit
                        ? shown.getLast().cursor()
                        : next == null ? null : UsageCursor.before(next));
    }

    private record Line(Instant start, UsageGroup group, Spend spend) {

        UsageLine shown() {
            return UsageLine.of(start, group, spend);
        }

        UsageCursor cursor() {
            return new UsageCursor(start, group.id());
        }
    }
}
