package io.getinference.metering.budget;

import io.getinference.common.event.Caps;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is charged under an account, a team or an API key, and the most that may be.
 *
 * @param cap the most in all; null where there is no such cap
 * @param charged in all
 * @param windows caps that begin anew
 */
record Budget(@Nullable Money cap, Money charged, List<WindowCount> windows) {

    static final Budget NONE = new Budget(null, Money.ZERO, List.of());

    Budget {
        charged.notNegative("charges");
        windows = List.copyOf(windows);
    }

    Budget with(Caps caps, Instant now) {
        List<WindowCount> counts = new ArrayList<>();
        for (WindowBudget budget : caps.windowBudgets()) {
            WindowCount before =
                    windows.stream()
                            .filter(count -> count.window() == budget.window())
                            .findFirst()
                            .orElse(null);
            counts.add(WindowCount.of(budget, before, now));
        }
        return new Budget(caps.budget(), charged, counts);
    }

    Budget charge(Money charge, Instant now) {
        List<WindowCount> counts = new ArrayList<>(windows.size());
        for (WindowCount count : windows) {
            counts.add(count.charge(charge, now));
        }
        return new Budget(cap, charged.plus(charge), counts);
    }

    /** What every cap leaves, the total's first. */
    List<Left> left(Instant now) {
        List<Left> left = new ArrayList<>(windows.size() + 1);
        if (cap != null) {
            left.add(new Left(cap.minus(charged), null));
        }
        for (WindowCount count : windows) {
            left.add(new Left(count.left(now), count.endsAt(now)));
        }
        return left;
    }

    /** The given money, or what the tightest cap leaves beside what is set aside, if less. */
    Money least(Money money, Money aside, Instant now) {
        Money least = cap == null ? money : money.min(cap.minus(charged).minus(aside));
        for (WindowCount count : windows) {
            least = least.min(count.left(now).minus(aside));
        }
        return least;
    }

    int entries() {
        return windows.stream().mapToInt(count -> 1 + count.starts().size()).sum();
    }

    /**
     * What one cap leaves if everything set aside came back.
     *
     * @param resetsAt when it begins anew, or null
     */
    record Left(Money money, @Nullable Instant resetsAt) {}
}
