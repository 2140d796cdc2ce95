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
 * @param rates how fast it may be used, or null where nothing limits that
 */
record BudgetedKey(
        KeyId key, boolean named, @Nullable TeamId team, Budget budget, @Nullable KeyRates rates) {

    static BudgetedKey fresh(KeyId key) {
        return new BudgetedKey(key, true, null, Budget.NONE, null);
    }

    BudgetedKey with(@Nullable KeyLimits limits, Instant now) {
        return limits == null
                ? new BudgetedKey(key, false, team, budget, null)
                : new BudgetedKey(
                        key,
                        true,
                        limits.team(),
                        budget.with(limits, now),
                        KeyRates.of(limits, rates, now));
    }

    BudgetedKey charge(Money charge, Instant now) {
        return new BudgetedKey(key, named, team, budget.charge(charge, now), rates);
    }

    BudgetedKey with(KeyRates changed) {
        return new BudgetedKey(key, named, team, budget, changed);
    }

    int entries() {
        return 1 + budget.entries() + (rates == null ? 0 : 1);
    }
}
