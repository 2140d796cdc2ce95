package io.getinference.simulator.bill;

/**
 * Tokens by kind.
 *
 * @param input at the full input rate: neither read from a cache nor written to one
 * @param cached read from a cache
 * @param cacheWrite written to a cache
 * @param cacheWriteHour the part of {@code cacheWrite} that is kept for an hour
 * @param output thoughts included
 * @param thinking the part of {@code output} that was thought
 */
public record Tally(
        int input, int cached, int cacheWrite, int cacheWriteHour, int output, int thinking) {
    /** Nothing. */
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** No kind is negative, and a part is not larger than its whole. */
    public Tally {
        if (Math.min(Math.min(input, cached), Math.min(cacheWriteHour, thinking)) < 0
                || cacheWrite < cacheWriteHour
                || output < thinking) {
            throw new IllegalArgumentException("impossible tally");
        }
    }

    /** A tally without anything kept for an hour. */
    public Tally(int input, int cached, int cacheWrite, int output, int thinking) {
        this(input, cached, cacheWrite, 0, output, thinking);
    }

    /** The same prompt with another output. */
    public Tally with(int newOutput, int newThinking) {
        return new Tally(input, cached, cacheWrite, cacheWriteHour, newOutput, newThinking);
    }

    /** The whole prompt, by which price tiers go. */
    public long promptTokens() {
        return (long) input + cached + cacheWrite;
    }
}
