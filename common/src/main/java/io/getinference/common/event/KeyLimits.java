package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The limits of one API key.
 *
 * @param budget the most that may be spent through the key in all; null where only what is above it
 *     limits it
 * @param team whose budgets limit it too, or null where the key is the account's own
 * @param rates how fast it may be used, or null where nothing limits that
 */
public record KeyLimits(
        @JsonProperty("key") KeyId key,
        @JsonProperty("budget_nano") @Nullable Money budget,
        @JsonProperty("team") @JsonInclude(Include.NON_NULL) @Nullable TeamId team,
        @JsonProperty("windows") @JsonInclude(Include.NON_NULL)
                @Nullable List<WindowBudget> windows,
        @JsonProperty("rates") @JsonInclude(Include.NON_NULL) @Nullable RateLimits rates)
        implements Caps {

    public KeyLimits {
        windows = windows == null ? null : List.copyOf(windows);
        Caps.check(budget, windows);
    }

    /** A key that may be used at any rate. */
    public KeyLimits(
            KeyId key,
            @Nullable Money budget,
            @Nullable TeamId team,
            @Nullable List<WindowBudget> windows) {
        this(key, budget, team, windows, null);
    }

    /** A key of the account's own, without windows. */
    public KeyLimits(KeyId key, @Nullable Money budget) {
        this(key, budget, null, null);
    }
}
