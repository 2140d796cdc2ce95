package io.getinference.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.account.limit.Budgets;
import io.getinference.common.id.AccountId;

import java.time.Instant;
import java.util.List;

/** An account as the API shows it. */
record AccountView(
        @JsonProperty("id") AccountId id,
        @JsonProperty("name") String name,
        @JsonUnwrapped Budgets.View budgets,
        @JsonProperty("time_zone") String timeZone,
        @JsonProperty("alert_at_percent") List<Integer> alertAtPercent,
        @JsonProperty("created_at") Instant createdAt) {

    AccountView {
        alertAtPercent = List.copyOf(alertAtPercent);
    }
}
