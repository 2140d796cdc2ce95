package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.metering.budget.KeyBalance;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The answer to: how does this API key stand? Without a budget, the amounts under it are absent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeySpend(
        @JsonProperty("key") KeyId key,
        @JsonProperty("active") boolean active,
        @JsonUnwrapped(prefix = "budget_") @Nullable Amount budget,
        @JsonUnwrapped(prefix = "charged_") Amount charged,
        @JsonUnwrapped(prefix = "held_") Amount held,
        @JsonUnwrapped(prefix = "remaining_") @Nullable Amount remaining,
        @JsonUnwrapped(prefix = "available_") @Nullable Amount available,
        @JsonProperty("requests") long requests,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("house_nano") Money house) {

    static KeySpend of(KeyBalance balance, Spend spend) {
        return new KeySpend(
                balance.key(),
                balance.active(),
                Amount.ofNullable(balance.budget()),
                Amount.of(balance.charged()),
                Amount.of(balance.held()),
                Amount.ofNullable(balance.remaining()),
                Amount.ofNullable(balance.available()),
                spend.requests(),
                spend.tokens(),
                spend.house());
    }
}
