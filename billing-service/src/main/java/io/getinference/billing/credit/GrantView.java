package io.getinference.billing.credit;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.GrantKind;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A grant as the API shows it. */
record GrantView(
        @JsonProperty("id") GrantId id,
        @JsonProperty("account") AccountId account,
        @JsonProperty("amount_usd") String amountUsd,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("kind") GrantKind kind,
        @JsonProperty("priority") int priority,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("created_at") Instant createdAt) {

    static GrantView of(Grant grant) {
        GrantRequest request = grant.request();
        return new GrantView(
                grant.id(),
                grant.account(),
                request.amount().toUsd(),
                request.amount(),
                request.kind(),
                request.priority(),
                request.expiresAt(),
                grant.createdAt());
    }
}
