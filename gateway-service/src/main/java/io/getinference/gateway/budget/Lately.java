package io.getinference.gateway.budget;

import java.time.Duration;

/** How much there was within the last while, to an eighth of it. */
final class Lately {

    private static final int PARTS = 8;

    private final long partNanos;
    private final long[] sums = new long[PARTS];
    private final long[] parts = new long[PARTS];

    Lately(Duration window) {
        this.partNanos = Math.max(1, window.toNanos() / PARTS);
    }

    void add(long amount, long nowNanos) {
        long part = Math.floorDiv(nowNanos, partNanos);
        int slot = Math.floorMod(part, PARTS);
        sums[slot] = parts[slot] == part ? sums[slot] + amount : amount;
        parts[slot] = part;
    }

    long sum(long nowNanos) {
        long oldest = Math.floorDiv(nowNanos, partNanos) - PARTS;
        long sum = 0;
        for (int slot = 0; slot < PARTS; slot++) {
            if (parts[slot] - oldest > 0) {
                sum += sums[slot];
            }
        }
        return sum;
    }
}
