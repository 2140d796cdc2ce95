package io.getinference.metering.budget;

import io.getinference.common.event.Caps;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.TeamLimits;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every budget a second time: plain numbers that change, windows that roll at once. */
final class BudgetOracle {

    static final String ACCOUNT = "account";

    final Map<String, Scope> scopes = new LinkedHashMap<>();
    private @Nullable LimitsSet newest;

    BudgetOracle() {
        scopes.put(ACCOUNT, new Scope());
    }

    /** Windows whose time has come begin anew. */
    void roll(Instant now) {
        long millis = now.toEpochMilli();
        for (Scope scope : scopes.values()) {
            for (Win win : scope.windows) {
                win.roll(millis);
            }
        }
    }

    void set(LimitsSet limits, Instant now) {
        newest = limits;
        scope(ACCOUNT).set(limits, now);
        for (TeamLimits team : limits.teamLimits()) {
            scopes.computeIfAbsent(team.team().value(), _ -> new Scope()).set(team, now);
        }
        for (KeyLimits key : limits.keys()) {
            scopes.computeIfAbsent(key.key().value(), _ -> new Scope()).set(key, now);
        }
    }

    /** The percents of budgets that are told, ascending. */
    List<Integer> percents() {
        return newest == null ? List.of() : newest.alerts();
    }

    /** The budget of an account, team or key that limits have named. */
    Scope scope(String id) {
        return Objects.requireNonNull(scopes.get(id), id);
    }

    boolean knows(KeyId key) {
        return scopes.containsKey(key.value());
    }

    @Nullable KeyLimits named(KeyId key) {
        if (newest != null) {
            for (KeyLimits limits : newest.keys()) {
                if (limits.key().equals(key)) {
                    return limits;
                }
            }
        }
        return null;
    }

    void charge(KeyId key, @Nullable TeamId team, long amount) {
        scope(ACCOUNT).charge(amount);
        if (team != null) {
            scope(team.value()).charge(amount);
        }
        if (amount > 0 || knows(key)) {
            scope(key.value()).charge(amount);
        }
    }

    void setAside(KeyId key, @Nullable TeamId team, long amount) {
        scope(ACCOUNT).aside += amount;
        if (team != null) {
            scope(team.value()).aside += amount;
        }
        Scope own = scopes.get(key.value());
        if (own != null) {
            own.aside += amount;
        }
    }

    static final class Scope {

        @Nullable Long cap;
        long charged;
        long aside;
        long allowed;
        boolean isNew;
        List<Win> windows = new ArrayList<>();

        void set(Caps caps, Instant now) {
            isNew = true;
            cap = caps.budget() == null ? null : caps.budget().nanos();
            List<Win> next = new ArrayList<>();
            for (WindowBudget budget : caps.windowBudgets()) {
                Win win = new Win(budget);
                Win was =
                        windows.stream()
                                .filter(of -> of.budget.window() == budget.window())
                                .findFirst()
                                .orElse(null);
                long begun = win.start(now.toEpochMilli());
                win.since = was == null ? begun : Math.max(begun, was.since);
                win.charged = was == null || begun > was.since ? 0 : was.charged;
                next.add(win);
            }
            windows = next;
        }

        void charge(long amount) {
            charged += amount;
            windows.forEach(win -> win.charged += amount);
        }

        /** What the tightest cap leaves beside what is set aside. */
        long least() {
            long least = cap == null ? Long.MAX_VALUE : cap - charged - aside;
            for (Win win : windows) {
                least = Math.min(least, win.amount() - win.charged - aside);
            }
            return least;
        }
    }

    static final class Win {

        final WindowBudget budget;
        private final long[] starts;
        long since;
        long charged;
        long allowed;

        Win(WindowBudget budget) {
            this.budget = budget;
            starts = budget.starts().stream().mapToLong(Instant::toEpochMilli).toArray();
        }

        long amount() {
            return budget.amount().nanos();
        }

        long start(long now) {
            long start = 0;
            for (long one : starts) {
                start = one <= now ? one : start;
            }
            return start;
        }

        void roll(long now) {
            long start = start(now);
            if (start > since) {
                since = start;
                charged = 0;
            }
        }
    }
}
