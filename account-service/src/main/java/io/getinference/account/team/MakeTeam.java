package io.getinference.account.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.DisplayName;
import io.getinference.account.limit.Budget;

import org.jspecify.annotations.Nullable;

/**
 * The wish for a team.
 *
 * @param budget null where only the account limits it
 */
record MakeTeam(
        @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL)
                DisplayName name,
        @JsonProperty("budget_usd") @Nullable Budget budget) {}
