package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.DisplayName;
import io.getinference.account.limit.Budget;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

/**
 * The wish for a key.
 *
 * @param budget null where only what is above the key limits it
 * @param team whose budget limits it too; null where the key is the account's own
 * @param rates how fast it may be used; null where nothing limits that
 */
record IssueKey(
        @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL)
                DisplayName name,
        @JsonProperty("budget_usd") @Nullable Budget budget,
        @JsonProperty("team") @Nullable TeamId team,
        @JsonProperty("rates") @Nullable RateLimits rates) {}
