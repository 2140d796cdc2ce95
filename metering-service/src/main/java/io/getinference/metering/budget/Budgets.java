package io.getinference.metering.budget;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The budgets of the account and of every team and API key that limits ever named.
 *
 * @param account the account's own, beside its credit
 */
record Budgets(Budget account, List<BudgetedTeam> teams, List<BudgetedKey> keys) {

    static final Budgets NONE = new Budgets(Budget.NONE, List.of(), List.of());

    Budgets {
        teams = List.copyOf(teams);
        keys = List.copyOf(keys);
    }

    @Nullable BudgetedKey of(KeyId key) {
        for (BudgetedKey known : keys) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        return null;
    }

    /** A team's budget; without a team, one that limits nothing. */
    Budget of(@Nullable TeamId team) {
        for (BudgetedTeam known : teams) {
            if (known.team().equals(team)) {
                return known.budget();
            }
        }
        return Budget.NONE;
    }

    Budgets with(LimitsSet limits, Instant now) {
        return new Budgets(
                account.with(limits, now),
                withTeams(limits.teamLimits(), now),
                withKeys(limits.keys(), now));
    }

    private List<BudgetedTeam> withTeams(List<TeamLimits> limits, Instant now) {
        Map<TeamId, TeamLimits> named = byId(limits, TeamLimits::team);
        List<BudgetedTeam> all = new ArrayList<>();
        for (BudgetedTeam known : teams) {
            all.add(known.with(named.remove(known.team()), now));
        }
        for (TeamLimits team : limits) {
            if (named.containsKey(team.team())) {
                all.add(new BudgetedTeam(team.team(), Budget.NONE).with(team, now));
            }
        }
        return all;
    }

    private List<BudgetedKey> withKeys(List<KeyLimits> limits, Instant now) {
        Map<KeyId, KeyLimits> named = byId(limits, KeyLimits::key);
        List<BudgetedKey> all = new ArrayList<>();
        for (BudgetedKey known : keys) {
            all.add(known.with(named.remove(known.key()), now));
        }
        for (KeyLimits key : limits) {
            if (named.containsKey(key.key())) {
                all.add(BudgetedKey.fresh(key.key()).with(key, now));
            }
        }
        return all;
    }

    private static <I, L> Map<I, L> byId(List<L> limits, Function<L, I> id) {
        return limits.stream()
                .collect(Collectors.toMap(id, Function.identity(), (one, _) -> one, HashMap::new));
    }

    Budgets with(BudgetedKey changed) {
        List<BudgetedKey> all = new ArrayList<>(keys);
        all.replaceAll(known -> known.key().equals(changed.key()) ? changed : known);
        return new Budgets(account, teams, all);
    }

    /** Books a charge under every budget above it. */
    Budgets charge(Charged charged, Instant now) {
        List<BudgetedTeam> ofTeams = new ArrayList<>(teams);
        ofTeams.replaceAll(known ->
                known.team().equals(charged.team) ? known.charge(charged.amount, now) : known);
        List<BudgetedKey> ofKeys = new ArrayList<>(keys);
        ofKeys.replaceAll(known ->
                known.key().equals(charged.key) ? known.charge(charged.amount, now) : known);
        return new Budgets(account.charge(charged.amount, now), ofTeams, ofKeys);
    }

    int entries() {
        int sum = account.entries() + teams.size();
        for (BudgetedTeam team : teams) {
            sum += team.budget().entries();
        }
        for (BudgetedKey key : keys) {
            sum += key.entries();
        }
        return sum;
    }

    /**
     * A charge and whose it is.
     *
     * @param team of the lease that it was held from, or null
     */
    record Charged(KeyId key, @Nullable TeamId team, Money amount) {}
}
