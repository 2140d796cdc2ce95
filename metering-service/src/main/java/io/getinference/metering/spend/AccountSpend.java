package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.TokenKind;
import io.getinference.metering.budget.Balance;

import java.util.Map;

/** The answer to: how does this account stand? */
record AccountSpend(
        @JsonProperty("account") AccountId account,
        @JsonUnwrapped(prefix = "credited_") Amount credited,
        @JsonUnwrapped(prefix = "charged_") Amount charged,
        @JsonUnwrapped(prefix = "held_") Amount held,
        @JsonUnwrapped(prefix = "remaining_") Amount remaining,
        @JsonUnwrapped(prefix = "available_") Amount available,
        @JsonProperty("requests") long requests,
        @JsonProperty("tokens") Map<TokenKind, Long> tokens,
        @JsonProperty("house_nano") Money house) {

    static AccountSpend of(AccountId account, Balance balance, Spend spend) {
        return new AccountSpend(
                account,
                Amount.of(balance.credited()),
                Amount.of(balance.charged()),
                Amount.of(balance.held()),
                Amount.of(balance.remaining()),
                Amount.of(balance.available()),
                spend.requests(),
                spend.tokens(),
                spend.house());
    }
}
