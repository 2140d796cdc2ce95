package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * An API key as limits named it.
 *
 * @param named whether the newest limits still name it; otherwise nothing is leased for it, but
 *     usage that is late is charged under the budget it had
 * @param budget the most that may ever be charged; null where only credit limits it
 */
record BudgetedKey(KeyId key, boolean named, @Nullable Money budget, Money charged) {

    BudgetedKey {
        charged.notNegative("charges");
    }

    BudgetedKey withLimits(boolean nowNamed, @Nullable Money newBudget) {
        return new BudgetedKey(key, nowNamed, newBudget, charged);
    }

    BudgetedKey charged(Money charge) {
        return new BudgetedKey(key, named, budget, charged.plus(charge));
    }
}
