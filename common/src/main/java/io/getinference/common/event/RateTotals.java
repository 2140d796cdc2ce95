package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a gateway's row says of its API key's rates. Totals count from when the gateway began to
 * keep the row: where {@code used} is less than it was, it has begun anew.
 *
 * @param requests completions that have begun
 * @param tokens tokens of prompts and answers
 * @param running completions that run now
 */
public record RateTotals(
        @JsonProperty("requests") RateTotal requests,
        @JsonProperty("tokens") RateTotal tokens,
        @JsonProperty("running") RateTotal running) {}
