package io.getinference.common.rating;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The kinds of token that are priced apart. They never overlap: a token is billed as exactly one
 * kind.
 */
public enum TokenKind {
    /** Prompt tokens that were neither read from nor written to a cache, and are not audio. */
    @JsonProperty("input")
    INPUT,
    @JsonProperty("input_audio")
    INPUT_AUDIO,
    @JsonProperty("cached")
    CACHED,
    @JsonProperty("cached_audio")
    CACHED_AUDIO,
    @JsonProperty("cache_write_5m")
    CACHE_WRITE_5M,
    @JsonProperty("cache_write_1h")
    CACHE_WRITE_1H,
    /** Everything the model wrote, thinking included. */
    @JsonProperty("output")
    OUTPUT;

    /** Whether tokens of this kind belong to the prompt; price tiers are chosen by their sum. */
    public boolean isPrompt() {
        return this != OUTPUT;
    }
}
