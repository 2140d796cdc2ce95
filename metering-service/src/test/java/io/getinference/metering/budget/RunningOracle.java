package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateTotal;
import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/** How many completions may run at once, read a second time. */
final class RunningOracle {

    private static final long LONGEST_MILLIS = 600_000;

    private RunningOracle() {}

    /** After a message that counts: nothing was granted beyond the limit. */
    static void check(Step step, BudgetedKey key, LeaseSet asked) {
        Long limit = Objects.requireNonNull(key.rates()).limits().concurrent();
        if (limit == null) {
            return;
        }
        Instant now = step.after().time();
        RateTotal wished = Objects.requireNonNull(asked.rates()).running();
        long own = runs(step.after().gateways().row(asked.life(), asked.key()), now);
        unless(own >= wished.used() && own <= wished.wants(), "not what runs");
        long most =
                Math.max(
                        wished.used(),
                        runs(step.before().gateways().row(asked.life(), asked.key()), now));
        unless(own <= most || sum(step.after(), key.key()) <= limit, "too many run");
    }

    private static long sum(AccountState state, KeyId key) {
        long sum = 0;
        for (Gateway gateway : state.gateways().all()) {
            for (Life life : gateway.open()) {
                sum += life.last() == null ? runs(life.of(key), state.time()) : 0;
            }
        }
        return sum;
    }

    private static long runs(@Nullable LeaseRow row, Instant now) {
        if (row == null || row.closed() || row.rates() == null) {
            return 0;
        }
        long end = row.setAt().plus(row.valid()).toEpochMilli() + LONGEST_MILLIS;
        return now.toEpochMilli() < end ? Objects.requireNonNull(row.rates()).running() : 0;
    }
}
