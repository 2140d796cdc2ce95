package io.getinference.common.rating;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;

import java.time.Instant;

/**
 * One row of the price book. Rows never change: a new price is a new row with a later start.
 *
 * @param id names the row for ever
 * @param model whose tokens it prices
 * @param validFrom the first moment it holds, until a row of the same model with a later start
 * @param fromPromptTokens the smallest prompt it applies to; the whole request moves to the row of
 *     its prompt's size
 * @param perMillion the prices
 */
public record Price(
        @JsonProperty("id") PriceId id,
        @JsonProperty("model") UpstreamModel model,
        @JsonProperty("valid_from") Instant validFrom,
        @JsonProperty("from_prompt_tokens") long fromPromptTokens,
        @JsonProperty("per_million_nano") UnitPrices perMillion) {

    public Price {
        if (fromPromptTokens < 0) {
            throw new IllegalArgumentException("a tier starts at zero prompt tokens or more");
        }
    }
}
