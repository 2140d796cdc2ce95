package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a model takes in a request. Sending what it does not take is refused by its provider, so a
 * hint that it does not take is dropped and anything else is refused before the call.
 *
 * @param temperature takes {@code temperature}
 * @param topP takes {@code top_p}
 * @param temperatureWithTopP takes both at once
 * @param prefill takes a conversation that ends with the assistant's turn
 * @param thinking whether it thinks
 * @param thinkingTokensMin tokens of thinking that it always needs; zero where thinking can be off
 */
public record Abilities(
        @JsonProperty("temperature") boolean temperature,
        @JsonProperty("top_p") boolean topP,
        @JsonProperty("temperature_with_top_p") boolean temperatureWithTopP,
        @JsonProperty("prefill") boolean prefill,
        @JsonProperty("thinking") Thinking thinking,
        @JsonProperty("thinking_tokens_min") long thinkingTokensMin) {

    public Abilities {
        if (thinkingTokensMin < 0) {
            throw new IllegalArgumentException("thinking takes zero tokens or more");
        }
    }
}
