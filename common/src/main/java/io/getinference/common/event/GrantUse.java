package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

/**
 * The part of a charge that one grant paid.
 *
 * @param amount above zero
 */
public record GrantUse(
        @JsonProperty("grant") GrantId grant,
        @JsonProperty("kind") GrantKind kind,
        @JsonProperty("amount_nano") Money amount) {

    public GrantUse {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a grant pays more than nothing");
        }
    }
}
