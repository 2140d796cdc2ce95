package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/**
 * How fast an API key may be used, over all gateways together. What is null is not limited.
 *
 * @param requestsPerMinute how many completions may begin in a minute
 * @param tokensPerMinute how many tokens, of prompt and answer together, may be used in a minute
 * @param concurrent how many completions may run at once
 */
public record RateLimits(
        @JsonProperty("requests_per_minute") @JsonInclude(Include.NON_NULL)
                @Nullable Long requestsPerMinute,
        @JsonProperty("tokens_per_minute") @JsonInclude(Include.NON_NULL)
                @Nullable Long tokensPerMinute,
        @JsonProperty("concurrent") @JsonInclude(Include.NON_NULL) @Nullable Long concurrent) {

    /** Beyond it a limit limits nothing, and sums stay far below 64 bits. */
    public static final long RATE_MAX = 1_000_000_000;

    public RateLimits {
        check(requestsPerMinute);
        check(tokensPerMinute);
        check(concurrent);
    }

    private static void check(@Nullable Long limit) {
        if (limit != null && (limit < 1 || limit > RATE_MAX)) {
            throw new IllegalArgumentException("a rate is 1 to " + RATE_MAX);
        }
    }
}
