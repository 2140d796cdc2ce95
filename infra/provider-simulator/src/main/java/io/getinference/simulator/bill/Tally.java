package io.getinference.simulator.bill;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Tokens by kind.
 *
 * @param input at the full input rate: neither read from a cache nor written to one
 * @param inputAudio the part of {@code input} that was sound
 * @param cached read from a cache
 * @param cachedAudio the part of {@code cached} that was sound
 * @param cacheWrite written to a cache
 * @param cacheWrite1h the part of {@code cacheWrite} that was written for an hour
 * @param output thoughts included
 * @param thinking the part of {@code output} that was thought
 */
public record Tally(
        int input,
        int inputAudio,
        int cached,
        int cachedAudio,
        int cacheWrite,
        @JsonProperty("cache_write_1h") int cacheWrite1h,
        int output,
        int thinking) {
    /** Nothing. */
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    /** No kind is negative, and no part is more than what it is a part of. */
    public Tally {
        if (isNoPart(inputAudio, input)
                || isNoPart(cachedAudio, cached)
                || isNoPart(cacheWrite1h, cacheWrite)
                || isNoPart(thinking, output)) {
            throw new IllegalArgumentException("impossible tally");
        }
    }

    /** The whole prompt, by which price tiers go. */
    public long promptTokens() {
        return (long) input + cached + cacheWrite;
    }

    private static boolean isNoPart(int part, int whole) {
        return part < 0 || part > whole;
    }
}
