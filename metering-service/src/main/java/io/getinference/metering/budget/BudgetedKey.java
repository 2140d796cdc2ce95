package io.getinference.metering.budget;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An API key as limits named it.
 *
 * @param named whether the newest limits still name it; otherwise nothing is leased for it, but
 *     usage that is late is charged under the budget it had
 * @param team whose budgets limit what is leased for it from now on, or null
 */
record BudgetedKey(KeyId key, boolean named, @Nullable TeamId team, Budget budget) {

    BudgetedKey with(@Nullable KeyLimits limits, Instant now) {
        return limits == null
                ? new BudgetedKey(key, false, team, budget)
                : new BudgetedKey(key, true, limits.team(), budget.with(limits, now));
    }

    BudgetedKey charge(Money charge, Instant now) {
        return new BudgetedKey(key, named, team, budget.charge(charge, now));
    }
}
