package io.getinference.gateway.completion;

import io.getinference.gateway.budget.HoldOutcome;
import io.getinference.gateway.budget.RateKind;
import io.getinference.gateway.openai.ApiError;

import java.util.Map;

/**
 * 429 for a key's own rate limits, as OpenAI says it; the message says that it is not a model's.
 */
final class RateRefusals {

    private static final int TOO_MANY_REQUESTS = 429;

    private RateRefusals() {}

    static ApiError of(HoldOutcome.Limited limited) {
        return new ApiError(
                TOO_MANY_REQUESTS,
                limited.kind() == RateKind.TOKENS ? "tokens" : "requests",
                "rate_limit_exceeded",
                null,
                "Rate limit reached for this API key: "
                        + limited.limit()
                        + nameOf(limited.kind())
                        + " Nothing was charged. Please try again in "
                        + RateHeaders.text(limited.retryAfter())
                        + ".",
                Map.of(),
                limited.retryAfter());
    }

    private static String nameOf(RateKind kind) {
        return switch (kind) {
            case REQUESTS -> " requests per minute.";
            case TOKENS -> " tokens per minute.";
            case CONCURRENT -> " requests at once.";
        };
    }
}
