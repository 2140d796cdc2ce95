package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/**
 * The rate limits of an API key. What is null is not limited.
 *
 * @param requests completions a minute
 * @param tokens tokens a minute, of prompts and answers
 * @param running completions at once
 * @param sharers rows of the key that are valid now, the asking one included
 */
public record RatesLeft(
        @JsonProperty("requests") @JsonInclude(Include.NON_NULL) @Nullable RateLeft requests,
        @JsonProperty("tokens") @JsonInclude(Include.NON_NULL) @Nullable RateLeft tokens,
        @JsonProperty("running") @JsonInclude(Include.NON_NULL) @Nullable RateLeft running,
        @JsonProperty("sharers") int sharers) {

    public RatesLeft {
        if (sharers < 1) {
            throw new IllegalArgumentException("whoever asks shares");
        }
    }
}
