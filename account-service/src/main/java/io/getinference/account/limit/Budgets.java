package io.getinference.account.limit;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.money.Money;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The budgets of an account, a team or a key as columns hold them: in all, and in each window.
 * Several hold at once; what is null limits nothing.
 */
@Embeddable
public record Budgets(
        @Nullable Long budgetNano,
        @Nullable Long dayBudgetNano,
        @Nullable Long weekBudgetNano,
        @Nullable Long monthBudgetNano) {

    public static final Budgets NONE = new Budgets(null, null, null, null);

    /** JPA reads a row in which all are null as null. */
    public static Budgets of(@Nullable Budgets kept) {
        return kept == null ? NONE : kept;
    }

    /** The budget that no window ends, or null. */
    public @Nullable Money total() {
        return Budget.money(budgetNano);
    }

    /** The budgets that begin anew with each window of a calendar; null for none, as events say. */
    public @Nullable List<WindowBudget> windows(WindowCalendar calendar) {
        List<WindowBudget> windows = new ArrayList<>();
        for (Window window : Window.values()) {
            Long nanos = nanos(window);
            if (nanos != null) {
                windows.add(new WindowBudget(window, new Money(nanos), calendar.starts(window)));
            }
        }
        return windows.isEmpty() ? null : windows;
    }

    Budgets withTotal(@Nullable Budget budget) {
        return new Budgets(Budget.nanos(budget), dayBudgetNano, weekBudgetNano, monthBudgetNano);
    }

    Budgets with(Window window, @Nullable Budget budget) {
        Long nanos = Budget.nanos(budget);
        return switch (window) {
            case DAY -> new Budgets(budgetNano, nanos, weekBudgetNano, monthBudgetNano);
            case WEEK -> new Budgets(budgetNano, dayBudgetNano, nanos, monthBudgetNano);
            case MONTH -> new Budgets(budgetNano, dayBudgetNano, weekBudgetNano, nanos);
        };
    }

    private @Nullable Long nanos(Window window) {
        return switch (window) {
            case DAY -> dayBudgetNano;
            case WEEK -> weekBudgetNano;
            case MONTH -> monthBudgetNano;
        };
    }

    public View view() {
        return new View(
                Budget.usd(budgetNano),
                Budget.usd(dayBudgetNano),
                Budget.usd(weekBudgetNano),
                Budget.usd(monthBudgetNano));
    }

    /** As the API shows them. */
    public record View(
            @JsonProperty("budget_usd") @Nullable String budgetUsd,
            @JsonProperty("day_budget_usd") @Nullable String dayBudgetUsd,
            @JsonProperty("week_budget_usd") @Nullable String weekBudgetUsd,
            @JsonProperty("month_budget_usd") @Nullable String monthBudgetUsd) {}
}
