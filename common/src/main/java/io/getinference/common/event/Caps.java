package io.getinference.common.event;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What limits the spend of an account, a team or an API key: a total, and windows. */
public interface Caps {

    /** The most that may be charged in all, or null where there is no such cap. */
    @Nullable Money budget();

    /** Budgets that begin anew with each window, or null where there are none. */
    @Nullable List<WindowBudget> windows();

    /** The windows, none where there are none. */
    default List<WindowBudget> windowBudgets() {
        List<WindowBudget> windows = windows();
        return windows == null ? List.of() : windows;
    }

    /** Checks what every set of caps must keep. */
    static void check(@Nullable Money budget, @Nullable List<WindowBudget> windows) {
        if (budget != null) {
            budget.notNegative("a budget");
        }
        if (windows != null
                && windows.stream().map(WindowBudget::window).distinct().count()
                        != windows.size()) {
            throw new IllegalArgumentException("each kind of window has one budget");
        }
    }
}
