package io.getinference.account.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.getinference.account.limit.Budgets;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A team as the API shows it. */
record TeamView(
        @JsonProperty("id") TeamId id,
        @JsonProperty("account") AccountId account,
        @JsonProperty("name") String name,
        @JsonUnwrapped Budgets.View budgets,
        @JsonProperty("status") TeamStatus status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("archived_at") @Nullable Instant archivedAt) {

    /**
     * Teams of one account, archived ones included, in the order of their ids.
     *
     * @param nextCursor where the next page begins; null on the last
     */
    record Page(
            @JsonProperty("teams") List<TeamView> teams,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        Page {
            teams = List.copyOf(teams);
        }
    }
}
