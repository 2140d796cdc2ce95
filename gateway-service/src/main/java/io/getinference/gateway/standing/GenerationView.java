package io.getinference.gateway.standing;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Attempt;
import io.getinference.common.event.Outcome;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.standing.Generation;
import io.getinference.gateway.openai.Consumption;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code GET /v1/generations/{id}}.
 *
 * @param usage as the answer itself had it
 * @param charge what was paid for it, which is 0 where the answer was not what was asked for
 * @param split the charge by kind of token; adds up to it
 */
record GenerationView(
        @JsonProperty("object") String object,
        @JsonProperty("id") RequestId id,
        @JsonProperty("model") PublicModel model,
        @JsonProperty("model_served") UpstreamModel modelServed,
        @JsonProperty("provider") Provider provider,
        @JsonProperty("outcome") Outcome outcome,
        @JsonProperty("estimated") boolean estimated,
        @JsonProperty("usage") Map<String, ?> usage,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("charge_usd") String charge,
        @JsonProperty("split_usd") Map<TokenKind, String> split,
        @JsonProperty("price") PriceView price,
        @JsonProperty("max_tokens_applied") long maxTokensApplied,
        @JsonProperty("accepted_at") @Nullable Instant acceptedAt,
        @JsonProperty("first_token_at") @Nullable Instant firstTokenAt,
        @JsonProperty("ended_at") Instant endedAt,
        @JsonProperty("booked_at") Instant bookedAt) {

    static GenerationView of(Generation generation) {
        Attempt attempt = generation.attempt();
        return new GenerationView(
                "generation",
                attempt.request(),
                attempt.model(),
                attempt.answered(),
                attempt.provider(),
                generation.outcome(),
                generation.estimated(),
                new Consumption(generation.usage(), generation.charge()).wire(),
                Kinds.inOrder(generation.usage().tokens()),
                generation.charge().toUsd(),
                usd(generation.split()),
                PriceView.of(generation.price()),
                attempt.outputTokensMax(),
                attempt.acceptedAt(),
                attempt.firstAt(),
                attempt.endedAt(),
                generation.bookedAt());
    }

    private static Map<TokenKind, String> usd(Map<TokenKind, Money> byKind) {
        Map<TokenKind, String> usd = new EnumMap<>(TokenKind.class);
        byKind.forEach((kind, money) -> usd.put(kind, money.toUsd()));
        return usd;
    }

    /** The row of the price book that it was charged by. */
    record PriceView(
            @JsonProperty("id") PriceId id,
            @JsonProperty("model") UpstreamModel model,
            @JsonProperty("valid_from") Instant validFrom,
            @JsonProperty("from_prompt_tokens") long fromPromptTokens,
            @JsonProperty("per_million_usd") Map<TokenKind, String> perMillionUsd) {

        static PriceView of(Price price) {
            return new PriceView(
                    price.id(),
                    price.model(),
                    price.validFrom(),
                    price.fromPromptTokens(),
                    usd(price.perMillion().perMillion()));
        }
    }
}
