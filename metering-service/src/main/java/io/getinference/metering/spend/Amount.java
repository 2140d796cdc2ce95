package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/** Money in both of our API's forms: exact for machines, dollars for people. */
record Amount(@JsonProperty("nano") Money nano, @JsonProperty("usd") String usd) {

    static Amount of(Money money) {
        return new Amount(money, money.toUsd());
    }

    static @Nullable Amount ofNullable(@Nullable Money money) {
        return money == null ? null : of(money);
    }
}
