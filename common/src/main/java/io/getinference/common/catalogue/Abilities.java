package io.getinference.common.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
 * @param thinkingOrder how it is told how much to think, or null where it takes no order
 * @param more what else it takes; a row from before there were any has none
 */
public record Abilities(
        @JsonProperty("temperature") boolean temperature,
        @JsonProperty("top_p") boolean topP,
        @JsonProperty("temperature_with_top_p") boolean temperatureWithTopP,
        @JsonProperty("prefill") boolean prefill,
        @JsonProperty("thinking") Thinking thinking,
        @JsonProperty("thinking_tokens_min") long thinkingTokensMin,
        @JsonProperty("thinking_order") @Nullable ThinkingOrder thinkingOrder,
        @JsonProperty("more") @Nullable Set<Ability> more) {

    public Abilities {
        more = Collections.unmodifiableSet(more == null ? new TreeSet<>() : new TreeSet<>(more));
        if (thinkingTokensMin < 0) {
            throw new IllegalArgumentException("thinking takes zero tokens or more");
        }
    }

    /** Whether the model takes it. */
    public boolean take(Ability ability) {
        return more().contains(ability);
    }

    @Override
    public Set<Ability> more() {
        return Objects.requireNonNullElse(more, Set.of());
    }
}
