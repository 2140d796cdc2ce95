package io.getinference.gateway.budget;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;
import io.getinference.gateway.caller.Caller;
import io.getinference.metering.budget.AccountState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One key's account behind the real fold, at the times of a test. */
final class FoldedAccount {

    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    private final Caller caller;
    private AccountState state = AccountState.NEW;
    private long limitsNumber;

    FoldedAccount(Caller caller, Money credit, @Nullable RateLimits rates) {
        this.caller = caller;
        append(
                new CreditGranted(caller.account(), 1, GrantId.next(), credit, GrantKind.PAID, 0),
                0);
        limit(rates, 0);
    }

    void limit(@Nullable RateLimits rates, long nowNanos) {
        append(
                new LimitsSet(
                        caller.account(),
                        ++limitsNumber,
                        List.of(new KeyLimits(caller.key(), null, null, null, rates))),
                nowNanos);
    }

    void apply(LeaseSet message, long nowNanos) {
        append(message, nowNanos);
    }

    LeaseAnswer answer(LifeId life) {
        return Objects.requireNonNull(state.answer(life, caller.key()));
    }

    /** Brokers stamp whole milliseconds. */
    private void append(JournalEvent event, long nowNanos) {
        state = state.apply(event, BEGIN.plusMillis(nowNanos / 1_000_000)).state();
    }
}
