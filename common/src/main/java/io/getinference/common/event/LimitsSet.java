package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All limits of an account as they stand now; they replace those before. From account-service. An
 * account or key that no such fact names is unknown, and nothing is leased for it.
 *
 * @param number counts account-service's facts about this account from 1, of whatever type; a
 *     number not above the newest one seen is ignored
 * @param keys every active API key of the account, each once; a key that is no longer named spends
 *     no more
 * @param teams every team, each once; null where there are none. A key's team is one of them
 * @param budget the most that the account may spend in all beside its credit, or null
 * @param windows the account's budgets by window, or null
 * @param alertAt percents of a budget, ascending, whose reaching is a fact to be told, for every
 *     budget of the account, its teams and keys; null for none
 */
public record LimitsSet(
        @JsonProperty("account") AccountId account,
        @JsonProperty("number") long number,
        @JsonProperty("keys") List<KeyLimits> keys,
        @JsonProperty("teams") @JsonInclude(Include.NON_NULL) @Nullable List<TeamLimits> teams,
        @JsonProperty("budget_nano") @JsonInclude(Include.NON_NULL) @Nullable Money budget,
        @JsonProperty("windows") @JsonInclude(Include.NON_NULL)
                @Nullable List<WindowBudget> windows,
        @JsonProperty("alert_at") @JsonInclude(Include.NON_NULL) @Nullable List<Integer> alertAt)
        implements OperatorFact, Caps {

    private static final int ALERTS_MAX = 10;
    private static final int WHOLE = 100;

    public LimitsSet {
        Numbers.check(number);
        keys = List.copyOf(keys);
        teams = teams == null ? null : List.copyOf(teams);
        windows = windows == null ? null : List.copyOf(windows);
        alertAt = alertAt == null ? null : List.copyOf(alertAt);
        Caps.check(budget, windows);
        requirePercents(alertAt == null ? List.of() : alertAt);
        if (keys.stream().map(KeyLimits::key).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("a key has one set of limits");
        }
        requireTeams(keys, teams == null ? List.of() : teams);
    }

    /** Limits without teams and of keys only. */
    public LimitsSet(AccountId account, long number, List<KeyLimits> keys) {
        this(account, number, keys, null, null, null);
    }

    /** Limits of which no reaching is told. */
    public LimitsSet(
            AccountId account,
            long number,
            List<KeyLimits> keys,
            @Nullable List<TeamLimits> teams,
            @Nullable Money budget,
            @Nullable List<WindowBudget> windows) {
        this(account, number, keys, teams, budget, windows, null);
    }

    /** Every team, none where there are none. */
    public List<TeamLimits> teamLimits() {
        return teams == null ? List.of() : teams;
    }

    /** The percents that are told, none where there are none. */
    public List<Integer> alerts() {
        return alertAt == null ? List.of() : alertAt;
    }

    private static void requirePercents(List<Integer> percents) {
        int before = 0;
        for (int percent : percents) {
            if (percent <= before || percent > WHOLE) {
                throw new IllegalArgumentException("percents ascend from 1 to 100");
            }
            before = percent;
        }
        if (percents.size() > ALERTS_MAX) {
            throw new IllegalArgumentException("at most " + ALERTS_MAX + " percents are told");
        }
    }

    private static void requireTeams(List<KeyLimits> keys, List<TeamLimits> teams) {
        Set<TeamId> known = teams.stream().map(TeamLimits::team).collect(Collectors.toSet());
        if (known.size() != teams.size()) {
            throw new IllegalArgumentException("a team has one set of limits");
        }
        for (KeyLimits key : keys) {
            if (key.team() != null && !known.contains(key.team())) {
                throw new IllegalArgumentException("a key's team is one of the account's");
            }
        }
    }
}
