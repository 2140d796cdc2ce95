package io.getinference.account.limit;

import com.fasterxml.jackson.annotation.JsonSetter;

import io.getinference.common.event.Window;

import org.jspecify.annotations.Nullable;

import java.util.function.UnaryOperator;

/**
 * What a body says about budgets: a field that is left out stays as it is, a budget of null is
 * taken away. Jackson calls a setter only for a field that is there.
 */
public abstract class BudgetsWish {

    private UnaryOperator<Budgets> changes = UnaryOperator.identity();

    @JsonSetter("budget_usd")
    void budget(@Nullable Budget budget) {
        add(budgets -> budgets.withTotal(budget));
    }

    @JsonSetter("day_budget_usd")
    void dayBudget(@Nullable Budget budget) {
        add(budgets -> budgets.with(Window.DAY, budget));
    }

    @JsonSetter("week_budget_usd")
    void weekBudget(@Nullable Budget budget) {
        add(budgets -> budgets.with(Window.WEEK, budget));
    }

    @JsonSetter("month_budget_usd")
    void monthBudget(@Nullable Budget budget) {
        add(budgets -> budgets.with(Window.MONTH, budget));
    }

    /** The budgets from now on. */
    public final Budgets budgetsOr(Budgets present) {
        return changes.apply(present);
    }

    private void add(UnaryOperator<Budgets> change) {
        UnaryOperator<Budgets> before = changes;
        changes = budgets -> change.apply(before.apply(budgets));
    }
}
