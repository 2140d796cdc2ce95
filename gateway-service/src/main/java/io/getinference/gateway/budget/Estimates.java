package io.getinference.gateway.budget;

/**
 * How well tokens were estimated lately. Callers whose caps are far above their answers, or who
 * name none and read novels, are estimated by what they used before.
 */
final class Estimates {

    /** Of older ones half is forgotten, again and again. */
    private static final long REMEMBERED_MAX = 1_000_000_000;

    private static final int REMEMBERED_TIMES = 32;

    /** No single answer changes the next estimates by more than this. */
    private static final long FACTOR_MAX = 8;

    private long estimated;
    private long used;
    private int times;

    void learn(long estimate, long use) {
        estimated += estimate;
        used += use;
        times++;
        if (times >= REMEMBERED_TIMES || estimated > REMEMBERED_MAX || used > REMEMBERED_MAX) {
            estimated /= 2;
            used /= 2;
            times /= 2;
        }
    }

    /** The estimate, by how those before it were wrong. */
    long correct(long estimate) {
        if (estimated == 0 || used == 0) {
            return estimate;
        }
        long most = Math.multiplyExact(estimate, FACTOR_MAX);
        return Math.clamp(
                Math.ceilDiv(Math.multiplyExact(estimate, used), estimated),
                Math.min(most, estimate / FACTOR_MAX + 1),
                most);
    }
}
