package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every limit of an account at one moment, and what counts under it. */
record Limits(
        Instant time, Credit credit, Budgets budgets, Gateways gateways, Quarantine quarantine) {

    /**
     * What the tightest limit above a key lets through; negative where an outside fact has taken
     * more than was left. A key that was never named is limited by what is above it.
     *
     * @param team under which it counts, or null
     */
    Money available(KeyId key, @Nullable TeamId team) {
        Aside aside = gateways.out(key, team).plus(quarantine.counted(key, team));
        Money least = credit.net().minus(aside.account());
        least = budgets.account().least(least, aside.account(), time);
        least = budgets.of(team).least(least, aside.team(), time);
        BudgetedKey known = budgets.of(key);
        return known == null ? least : known.budget().least(least, aside.key(), time);
    }

    /** Credit that nobody needs: it may be taken. */
    Money free() {
        if (quarantine.frozen()) {
            return Money.ZERO;
        }
        Money aside =
                gateways.out(null, null).account().plus(quarantine.counted(null, null).account());
        return credit.net().minus(aside).max(Money.ZERO);
    }

    /** All limits above a key, the account's credit first. */
    List<LimitLeft> above(BudgetedKey key, @Nullable TeamId team) {
        Aside out = gateways.out(key.key(), team);
        Aside counted = quarantine.counted(key.key(), team);
        List<LimitLeft> limits = new ArrayList<>();
        Money left = credit.net().minus(counted.account());
        limits.add(new LimitLeft(Limit.ACCOUNT_CREDIT, left.minus(out.account()), left));
        Of account = new Of(Limit.ACCOUNT_BUDGET, out.account(), counted.account());
        limits.addAll(account.left(budgets.account(), time));
        Of teams = new Of(Limit.TEAM_BUDGET, out.team(), counted.team());
        limits.addAll(teams.left(budgets.of(team), time));
        Of keys = new Of(Limit.KEY_BUDGET, out.key(), counted.key());
        limits.addAll(keys.left(key.budget(), time));
        return limits;
    }

    /** What is set aside under the caps of one budget. */
    private record Of(Limit limit, Money out, Money counted) {

        List<LimitLeft> left(Budget budget, Instant time) {
            return budget.left(time).stream()
                    .map(cap -> {
                        Money remaining = cap.money().minus(counted);
                        return new LimitLeft(
                                limit, remaining.minus(out), remaining, cap.resetsAt());
                    })
                    .toList();
        }
    }
}
