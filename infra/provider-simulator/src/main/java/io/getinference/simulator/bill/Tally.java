package io.getinference.simulator.bill;

/**
 * Tokens by kind.
 *
 * @param input at the full input rate: neither read from a cache nor written to one
 * @param cached read from a cache
 * @param cacheWrite written to a cache
 * @param output thoughts included
 * @param thinking the part of {@code output} that was thought
 */
public record Tally(int input, int cached, int cacheWrite, int output, int thinking) {
    /** Nothing. */
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** No kind is negative, and thinking is a part of the output. */
    public Tally {
        if (Math.min(Math.min(input, cached), Math.min(cacheWrite, thinking)) < 0
                || output < thinking) {
            throw new IllegalArgumentException("impossible tally");
        }
    }
}
