package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

import java.time.Duration;

/** How a lease was used lately, and what that says about how it will be. */
final class Demand {

    private final LeaseSettings settings;
    private final Recent holds;
    private final Recent charges;
    private Money latest = Money.ZERO;
    private long activeNanos;
    private long writtenNanos;
    private long rememberedNanos;

    Demand(LeaseSettings settings, long nowNanos) {
        this.settings = settings;
        this.holds = new Recent(settings.idleAfter());
        this.charges = new Recent(settings.aheadFor());
        this.activeNanos = nowNanos;
        this.writtenNanos = nowNanos;
        this.rememberedNanos = nowNanos;
    }

    void active(long now) {
        activeNanos = now;
        rememberedNanos = now;
    }

    void held(Money amount, long now) {
        holds.add(amount, now);
        latest = amount;
        active(now);
    }

    void charged(Money charge, long now) {
        charges.add(charge, now);
        active(now);
    }

    /** A message was written on the lease's behalf. */
    void written(long now) {
        writtenNanos = now;
        rememberedNanos = now;
    }

    /**
     * What is likely to be held soon, beyond what running requests give back: as much as lately,
     * and what they were charged. One request alone says nothing about a next one.
     */
    Money expected(long now) {
        Money further = holds.sum(now).minus(latest);
        return further.isPositive() ? further.plus(charges.sum(now)) : Money.ZERO;
    }

    boolean isIdle(long now) {
        return isPast(activeNanos, settings.idleAfter(), now);
    }

    /** Nothing was written for a while: time to say what has changed little by little. */
    boolean isSteady(long now) {
        return isPast(writtenNanos, settings.idleAfter(), now);
    }

    boolean isForgotten(long now) {
        return isPast(rememberedNanos, settings.forgetAfter(), now);
    }

    private static boolean isPast(long since, Duration time, long now) {
        return now - since >= time.toNanos();
    }
}
