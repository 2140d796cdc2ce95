package io.getinference.chaos.report;

import java.util.List;

/**
 * What half and what nearly all of some measurements stay below.
 *
 * @param count how many there are
 * @param half the median
 * @param nearlyAll the 99th percentile
 */
record Percentiles(int count, long half, long nearlyAll) {

    private static final int PERCENT = 100;

    static Percentiles of(List<Long> measured) {
        List<Long> sorted = measured.stream().sorted().toList();
        return new Percentiles(sorted.size(), at(sorted, 50), at(sorted, 99));
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? -1 : sorted.get((sorted.size() - 1) * percent / PERCENT);
    }

    @Override
    public String toString() {
        return count == 0 ? "none" : "p50 %d ms, p99 %d ms (%d)".formatted(half, nearlyAll, count);
    }
}
