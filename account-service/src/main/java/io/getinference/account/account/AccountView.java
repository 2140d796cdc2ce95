package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** An account as the API shows it. */
record AccountView(
        @JsonProperty("id") AccountId id,
        @JsonProperty("name") String name,
        @JsonProperty("budget_usd") @Nullable String budgetUsd,
        @JsonProperty("created_at") Instant createdAt) {}
