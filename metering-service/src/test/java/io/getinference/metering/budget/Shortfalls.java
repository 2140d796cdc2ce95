package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.LimitsSet;

/**
 * How far each limit is below zero. Only an outside fact makes that more: limits that are set, by
 * what they say, and a payment taken back, by its amount.
 */
final class Shortfalls {

    private final BudgetOracle budgets;
    private long allowed;
    private long free;
    private boolean limitsSet;

    Shortfalls(BudgetOracle budgets) {
        this.budgets = budgets;
    }

    /** What is free after the last event. */
    long free() {
        return free;
    }

    void begin(Object fact, boolean isNews, long net) {
        limitsSet = isNews && fact instanceof LimitsSet;
        if (isNews
                && fact instanceof CreditReversed reversed
                && reversed.cause() == CreditReversed.Cause.CHARGEBACK) {
            long aside = budgets.scope(BudgetOracle.ACCOUNT).aside;
            allowed = Math.max(allowed, reversed.amount().nanos() - (net - aside));
        }
    }

    void end(AccountState after, long net) {
        Expected.sumAside(after, budgets, LeaseRow::out);
        free = net - budgets.scope(BudgetOracle.ACCOUNT).aside;
        unless(-free <= allowed, "the account is overspent");
        allowed = Math.max(0, -free);
        for (BudgetOracle.Scope scope : budgets.scopes.values()) {
            boolean mayFall = limitsSet && scope.isNew;
            scope.isNew = false;
            if (scope.cap != null) {
                long below = scope.charged + scope.aside - scope.cap;
                unless(mayFall || below <= scope.allowed, "a budget is overspent");
                scope.allowed = Math.max(0, below);
            }
            for (BudgetOracle.Win win : scope.windows) {
                long below = win.charged + scope.aside - win.amount();
                unless(mayFall || below <= win.allowed, "a window's budget is overspent");
                win.allowed = Math.max(0, below);
            }
        }
    }
}
