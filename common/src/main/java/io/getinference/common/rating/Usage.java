package io.getinference.common.rating;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one answer used, as a fact in tokens. Kinds without tokens are left out.
 *
 * @param tokens tokens by kind, each from 1 to {@link #TOKENS_MAX}
 * @param reasoning the part of the output that was thinking; informative, priced as output
 */
public record Usage(
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("reasoning") long reasoning) {

    /**
     * More than any model can read or write in one answer: beyond it a counter is garbage, not
     * usage.
     */
    public static final long TOKENS_MAX = 100_000_000;

    /** Nothing used. */
    public static final Usage NONE = new Usage(Map.of(), 0);

    public Usage {
        EnumMap<TokenKind, Long> used = new EnumMap<>(TokenKind.class);
        tokens.forEach((kind, count) -> {
            if (count < 0 || count > TOKENS_MAX) {
                throw new IllegalArgumentException(
                        "tokens of one kind must be from 0 to " + TOKENS_MAX);
            }
            if (count > 0) {
                used.put(kind, count);
            }
        });
        tokens = Map.copyOf(used);
        if (reasoning < 0 || reasoning > tokens.getOrDefault(TokenKind.OUTPUT, 0L)) {
            throw new IllegalArgumentException("reasoning tokens are a part of the output tokens");
        }
    }

    /** Plain text usage without caching or thinking. */
    public static Usage of(long input, long output) {
        return new Usage(Map.of(TokenKind.INPUT, input, TokenKind.OUTPUT, output), 0);
    }

    public long of(TokenKind kind) {
        return tokens.getOrDefault(kind, 0L);
    }

    /** All tokens of the prompt, cached ones included. */
    public long prompt() {
        return tokens.entrySet().stream()
                .filter(entry -> entry.getKey().isPrompt())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long output() {
        return of(TokenKind.OUTPUT);
    }

    /** All tokens, of prompt and answer. */
    public long all() {
        return prompt() + output();
    }
}
