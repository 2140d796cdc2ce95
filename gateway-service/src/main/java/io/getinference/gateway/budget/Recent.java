package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

import java.time.Duration;
import java.util.Arrays;

/** The sum of amounts within the last while, to an eighth of it. */
final class Recent {

    private static final int PARTS = 8;

    private final long partNanos;
    private final Money[] sums = new Money[PARTS];
    private final long[] parts = new long[PARTS];

    Recent(Duration window) {
        this.partNanos = Math.max(1, window.toNanos() / PARTS);
        Arrays.fill(sums, Money.ZERO);
    }

    void add(Money amount, long nowNanos) {
        long part = Math.floorDiv(nowNanos, partNanos);
        int slot = Math.floorMod(part, PARTS);
        sums[slot] = parts[slot] == part ? sums[slot].plus(amount) : amount;
        parts[slot] = part;
    }

    Money sum(long nowNanos) {
        long oldest = Math.floorDiv(nowNanos, partNanos) - PARTS;
        Money sum = Money.ZERO;
        for (int slot = 0; slot < PARTS; slot++) {
            if (parts[slot] - oldest > 0) {
                sum = sum.plus(sums[slot]);
            }
        }
        return sum;
    }
}
