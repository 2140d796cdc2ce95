package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.standing.KeyUsage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/** What was used within an hour or a day, by whom and of what as far as it was asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageLine(
        @JsonProperty("start") Instant start,
        @JsonProperty("model") @Nullable PublicModel model,
        @JsonProperty("key") @Nullable KeyId key,
        @JsonProperty("team") @Nullable TeamId team,
        @JsonProperty("requests") long requests,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonUnwrapped(prefix = "charged_") Amount charged,
        @JsonProperty("house_nano") Money house) {

    static UsageLine of(Instant start, UsageGroup group, Spend spend) {
        return new UsageLine(
                start,
                group.model(),
                group.key(),
                group.team(),
                spend.requests(),
                spend.tokens(),
                Amount.of(spend.charged()),
                spend.house());
    }

    KeyUsage.Line ofKey() {
        return new KeyUsage.Line(start, model, requests, tokens, charged.nano());
    }
}
