package io.getinference.metering.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers of a sequence from 1 were seen. Kept as ranges, so a sequence without gaps costs
 * one range however long it is, and a number that never arrives costs one more for ever.
 *
 * @param ranges ascending, never touching each other
 */
record SeenNumbers(List<Range> ranges) {

    static final SeenNumbers NONE = new SeenNumbers(List.of());

    SeenNumbers {
        ranges = List.copyOf(ranges);
    }

    boolean has(long number) {
        for (Range range : ranges) {
            if (range.from <= number && number <= range.to) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing is missing up to the number, which may be 0. */
    boolean hasAllUpTo(long number) {
        return number == 0
                || (!ranges.isEmpty()
                        && ranges.getFirst().from == 1
                        && ranges.getFirst().to >= number);
    }

    /** Whether the number can be remembered: it closes on others, or there is room for a gap. */
    boolean hasRoomFor(long number) {
        if (ranges.size() <= Rules.GAPS_MAX) {
            return true;
        }
        Range one = new Range(number, number);
        return ranges.stream().anyMatch(range -> range.touches(one));
    }

    SeenNumbers and(long number) {
        List<Range> merged = new ArrayList<>(ranges.size() + 1);
        Range grown = new Range(number, number);
        for (Range range : ranges) {
            if (range.touches(grown)) {
                grown = grown.joined(range);
            } else if (range.to < grown.from) {
                merged.add(range);
            }
        }
        merged.add(grown);
        for (Range range : ranges) {
            if (range.from > grown.to) {
                merged.add(range);
            }
        }
        return new SeenNumbers(merged);
    }

    /**
     * All numbers from the first to the last, both included.
     *
     * @param from at least 1
     */
    record Range(long from, long to) {

        Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("a range of numbers from 1");
            }
        }

        boolean touches(Range other) {
            return from - 1 <= other.to && other.from - 1 <= to;
        }

        Range joined(Range other) {
            return new Range(Math.min(from, other.from), Math.max(to, other.to));
        }
    }
}
