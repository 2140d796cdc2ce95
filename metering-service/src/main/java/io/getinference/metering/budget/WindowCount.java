package io.getinference.metering.budget;

import io.getinference.common.event.Window;
import io.getinference.common.event.WindowBudget;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is charged in the window in force. It begins anew with the first charge or limits after the
 * next start; until then, what is counted is of a window that is over and reads as nothing.
 *
 * @param since when the window began whose charges are counted
 */
record WindowCount(
        Window window, Money amount, List<Instant> starts, Instant since, Money charged) {

    WindowCount {
        starts = List.copyOf(starts);
        charged.notNegative("charges");
    }

    /** Goes on with what was counted, unless the window in force began later by the new limits. */
    static WindowCount of(WindowBudget budget, @Nullable WindowCount before, Instant now) {
        Instant begun = startInForce(budget.starts(), now);
        WindowCount was = before == null ? null : before.rolled(now);
        return was == null || begun.isAfter(was.since)
                ? new WindowCount(
                        budget.window(), budget.amount(), budget.starts(), begun, Money.ZERO)
                : new WindowCount(
                        budget.window(), budget.amount(), budget.starts(), was.since, was.charged);
    }

    WindowCount charge(Money charge, Instant now) {
        WindowCount current = rolled(now);
        return new WindowCount(
                window, amount, current.starts, current.since, current.charged.plus(charge));
    }

    Money left(Instant now) {
        return startInForce(starts, now).isAfter(since) ? amount : amount.minus(charged);
    }

    /** When the window in force ends, or null if no later one is known. */
    @Nullable Instant endsAt(Instant now) {
        for (Instant start : starts) {
            if (start.isAfter(now)) {
                return start;
            }
        }
        return null;
    }

    /** As of now: a window that has begun counts from nothing, and starts that are over go. */
    WindowCount rolled(Instant now) {
        Instant begun = startInForce(starts, now);
        if (!begun.isAfter(since)) {
            return this;
        }
        List<Instant> toCome = starts.subList(starts.indexOf(begun), starts.size());
        return new WindowCount(window, amount, toCome, begun, Money.ZERO);
    }

    /** The last start that is not in the future; before the first one, the window has no start. */
    private static Instant startInForce(List<Instant> starts, Instant now) {
        Instant begun = Instant.EPOCH;
        for (Instant start : starts) {
            if (start.isAfter(now)) {
                break;
            }
            begun = start;
        }
        return begun;
    }
}
