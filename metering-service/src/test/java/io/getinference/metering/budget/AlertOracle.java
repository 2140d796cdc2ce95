package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.BudgetReached;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every share of every budget a second time: told when it is reached, and not again before the
 * budget was raised above what is charged, or began anew.
 */
final class AlertOracle {

    private final BudgetOracle budgets;
    private final List<String> due = new ArrayList<>();
    private Map<String, Integer> told = new HashMap<>();
    private Map<String, Integer> now = new HashMap<>();
    private long number;

    AlertOracle(BudgetOracle budgets) {
        this.budgets = budgets;
    }

    /** To be called after every event. */
    void check(List<BudgetReached> reached, Instant time) {
        now = new HashMap<>();
        due.clear();
        budgets.scopes.forEach((id, scope) -> {
            if (scope.cap != null) {
                see(id + " in all", scope.cap, scope.charged);
            }
            for (BudgetOracle.Win win : scope.windows) {
                String name = id + " " + win.budget.window() + " " + win.since;
                see(name, win.amount(), win.charged);
            }
        });
        told = now;
        unless(
                reached.stream()
                        .map(AlertOracle::shown)
                        .sorted()
                        .toList()
                        .equals(due.stream().sorted().toList()),
                "not the shares that are due");
        for (BudgetReached one : reached) {
            unless(one.number() == ++number, "the facts are not counted");
            unless(one.bookedAt().equals(time), "told at another time");
        }
    }

    private void see(String name, long cap, long charged) {
        int was = told.getOrDefault(name, 0);
        boolean wasLeft = was > 0 && !isReached(was, cap, charged);
        int is = wasLeft ? 0 : was;
        for (int percent : budgets.percents()) {
            if (isReached(percent, cap, charged) && percent > is) {
                is = percent;
                if (!wasLeft) {
                    due.add(name + " " + percent + " " + charged + " of " + cap);
                }
            }
        }
        if (is > 0) {
            now.put(name, is);
        }
    }

    /** Amounts in simulations are small. */
    private static boolean isReached(int percent, long cap, long charged) {
        return charged > 0 && charged * 100 >= cap * percent;
    }

    private static String shown(BudgetReached one) {
        String id =
                one.key() != null
                        ? one.key().value()
                        : one.team() != null ? one.team().value() : BudgetOracle.ACCOUNT;
        String window = one.window() == null ? " in all" : " " + one.window() + " " + since(one);
        return id
                + window
                + " "
                + one.percent()
                + " "
                + one.charged().nanos()
                + " of "
                + one.amount().nanos();
    }

    private static long since(BudgetReached one) {
        @Nullable Instant since = one.since();
        return since == null ? 0 : since.toEpochMilli();
    }
}
