package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.account.limit.Budgets;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A key as the API lists it. */
record KeyView(
        @JsonProperty("id") KeyId id,
        @JsonProperty("name") String name,
        @JsonProperty("last_four") String lastFour,
        @JsonUnwrapped Budgets.View budgets,
        @JsonProperty("team") @Nullable TeamId team,
        @JsonProperty("rates") @Nullable RateLimits rates,
        @JsonProperty("allowed_models") @Nullable List<String> allowedModels,
        @JsonProperty("allowed_addresses") @Nullable List<String> allowedAddresses,
        @JsonProperty("status") KeyStatus status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("revoked_at") @Nullable Instant revokedAt) {

    KeyView {
        allowedModels = allowedModels == null ? null : List.copyOf(allowedModels);
        allowedAddresses = allowedAddresses == null ? null : List.copyOf(allowedAddresses);
    }
}
