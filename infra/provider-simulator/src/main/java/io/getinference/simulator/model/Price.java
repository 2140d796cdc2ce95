package io.getinference.simulator.model;

/**
 * What one model costs, in nano-dollars for each token; $1 per million tokens is 1,000.
 *
 * @param input read neither from a cache nor written to one
 * @param inputAudio the same for sound
 * @param cached read from a cache
 * @param cachedAudio the same for sound
 * @param write written to a cache for five minutes
 * @param writeHour written to a cache for an hour
 * @param output thoughts included
 */
public record Price(
        long input,
        long inputAudio,
        long cached,
        long cachedAudio,
        long write,
        long writeHour,
        long output) {
    /** A price may be zero, but nobody pays for tokens. */
    public Price {
        long least = Math.min(Math.min(input, inputAudio), Math.min(cached, cachedAudio));
        if (Math.min(least, Math.min(write, Math.min(writeHour, output))) < 0) {
            throw new IllegalArgumentException("a negative price");
        }
    }

    /** Prices of a model that charges nothing to write to its cache. */
    static Price gemini(long input, long cached, long output) {
        return new Price(input, input, cached, cached, 0, 0, output);
    }

    /** The same, with prices of their own for sound. */
    Price sounding(long newInputAudio, long newCachedAudio) {
        return new Price(input, newInputAudio, cached, newCachedAudio, write, writeHour, output);
    }

    /** Anthropic's: a write costs 1.25 or 2 times the input; what a read costs differs. */
    static Price claude(long input, long cached, long output) {
        return new Price(input, input, cached, cached, input * 5 / 4, input * 2, output);
    }
}
