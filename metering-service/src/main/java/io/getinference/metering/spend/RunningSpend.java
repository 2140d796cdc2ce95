package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;

import java.util.Map;

/** Everything that a team used, or that was used of a model, up to now. */
record RunningSpend(
        @JsonUnwrapped(prefix = "charged_") Amount charged,
        @JsonProperty("requests") long requests,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("house_nano") Money house) {

    static RunningSpend of(Spend spend) {
        return new RunningSpend(
                Amount.of(spend.charged()), spend.requests(), spend.tokens(), spend.house());
    }
}
