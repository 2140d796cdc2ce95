package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The limits of one team: what all its API keys may spend together. */
public record TeamLimits(
        @JsonProperty("team") TeamId team,
        @JsonProperty("budget_nano") @Nullable Money budget,
        @JsonProperty("windows") @JsonInclude(Include.NON_NULL)
                @Nullable List<WindowBudget> windows)
        implements Caps {

    public TeamLimits {
        windows = windows == null ? null : List.copyOf(windows);
        Caps.check(budget, windows);
    }
}
