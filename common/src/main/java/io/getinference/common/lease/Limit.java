package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The limits that money is spent under; a refusal says which one. */
public enum Limit {
    @JsonProperty("account_credit")
    ACCOUNT_CREDIT,
    @JsonProperty("account_budget")
    ACCOUNT_BUDGET,
    @JsonProperty("team_budget")
    TEAM_BUDGET,
    @JsonProperty("key_budget")
    KEY_BUDGET
}
