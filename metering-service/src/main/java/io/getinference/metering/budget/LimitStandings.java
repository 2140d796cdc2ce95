package io.getinference.metering.budget;

import io.getinference.common.event.Window;
import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;
import io.getinference.common.standing.LimitStanding;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The limits above a key as its holder may see them. */
record LimitStandings(Limits limits) {

    /** The account's credit first, then its budgets, the team's and the key's own. */
    List<LimitStanding> above(BudgetedKey key) {
        Aside out = limits.gateways().out(key.key(), key.team());
        Aside counted = limits.quarantine().counted(key.key(), key.team());
        List<LimitStanding> all = new ArrayList<>();
        Money credit = limits.credit().net().minus(counted.account());
        all.add(
                new LimitStanding(
                        Limit.ACCOUNT_CREDIT, null, null, null, out.account(), credit, null));
        Budgets budgets = limits.budgets();
        all.addAll(
                new Under(Limit.ACCOUNT_BUDGET, out.account(), counted.account())
                        .of(budgets.account(), limits.time()));
        all.addAll(
                new Under(Limit.TEAM_BUDGET, out.team(), counted.team())
                        .of(budgets.of(key.team()), limits.time()));
        all.addAll(
                new Under(Limit.KEY_BUDGET, out.key(), counted.key())
                        .of(key.budget(), limits.time()));
        return all;
    }

    /** What is set aside under the caps of one budget. */
    private record Under(Limit limit, Money out, Money counted) {

        List<LimitStanding> of(Budget budget, Instant now) {
            List<LimitStanding> all = new ArrayList<>();
            Money most = budget.cap();
            if (most != null) {
                all.add(standing(null, most, budget.charged(), null));
            }
            for (WindowCount count : budget.windows()) {
                WindowCount at = count.rolled(now);
                all.add(standing(at.window(), at.amount(), at.charged(), at.endsAt(now)));
            }
            return all;
        }

        private LimitStanding standing(
                @Nullable Window window, Money amount, Money charged, @Nullable Instant resetsAt) {
            Money remaining = amount.minus(charged).minus(counted);
            return new LimitStanding(limit, window, amount, charged, out, remaining, resetsAt);
        }
    }
}
