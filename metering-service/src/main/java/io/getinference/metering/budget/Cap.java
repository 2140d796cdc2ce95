package io.getinference.metering.budget;

import io.getinference.common.event.Window;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One cap of one budget as it is at a moment.
 *
 * @param team whose budget it is; null where it is a key's or the account's own
 * @param key whose budget it is; null where it is a team's or the account's own
 * @param window in which it counts; null where it counts in all
 * @param since when that window began; the epoch where it counts in all or nobody said
 */
record Cap(
        @Nullable TeamId team,
        @Nullable KeyId key,
        @Nullable Window window,
        Instant since,
        Money amount,
        Money charged) {

    /** Every cap: the account's, then those of teams and keys in the order of their naming. */
    static List<Cap> all(Budgets budgets, Instant now) {
        List<Cap> caps = new ArrayList<>();
        add(caps, new Of(null, null, budgets.account()), now);
        for (BudgetedTeam team : budgets.teams()) {
            add(caps, new Of(team.team(), null, team.budget()), now);
        }
        for (BudgetedKey key : budgets.keys()) {
            add(caps, new Of(null, key.key(), key.budget()), now);
        }
        return caps;
    }

    private static void add(List<Cap> caps, Of of, Instant now) {
        Money most = of.budget.cap();
        if (most != null) {
            caps.add(new Cap(of.team, of.key, null, Instant.EPOCH, most, of.budget.charged()));
        }
        for (WindowCount count : of.budget.windows()) {
            WindowCount at = count.rolled(now);
            caps.add(new Cap(of.team, of.key, at.window(), at.since(), at.amount(), at.charged()));
        }
    }

    /** Nothing is no share of anything, not even of a budget of nothing. */
    boolean isReached(int percent) {
        return charged.isPositive() && charged.reaches(percent, amount);
    }

    private record Of(@Nullable TeamId team, @Nullable KeyId key, Budget budget) {}
}
