package io.getinference.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.getinference.account.account.DisplayName;

import org.jspecify.annotations.Nullable;

/**
 * The wish for a key.
 *
 * @param budget null where only the account's credit limits it
 */
record IssueKey(
        @JsonProperty(value = "name", required = true) @JsonSetter(nulls = Nulls.FAIL)
                DisplayName name,
        @JsonProperty("budget_usd") @Nullable Budget budget) {}
