package io.getinference.gateway.budget;

import org.jspecify.annotations.Nullable;

/** Rules on claims by money and rates together, and on those who wait in their order. */
final class Admission {

    private final Funds funds;
    private final Rates rates;
    private final Waiting waiting;

    Admission(Funds funds, Rates rates, Waiting waiting) {
        this.funds = funds;
        this.rates = rates;
        this.waiting = waiting;
    }

    /**
     * Rules on a claim, or returns null if it has to wait. Where neither money nor rates would let
     * it through, it is the money that says so: waiting would not help.
     *
     * @param asked whether the authority was asked since it came
     */
    @Nullable Ruling rule(Claim claim, boolean asked, long now) {
        if (!rates.allow(claim)) {
            return asked ? funds.refusal(claim) : null;
        }
        Ruling ruling = funds.rule(claim, asked, now);
        if (ruling instanceof Ruling.Taken) {
            rates.take(claim, now);
        }
        return ruling;
    }

    /** Rules on those who wait, as far as that is possible; tells whether anybody was ruled on. */
    boolean serve(long now) {
        boolean any = false;
        for (Waiter head = waiting.head(); head != null; head = waiting.head()) {
            Ruling ruling = rule(head.claim(), isHeardBy(head), now);
            if (ruling == null) {
                return any;
            }
            any = dismiss(head, ruling);
        }
        return any;
    }

    /** Whoever would wait for the key's rates for too long is told at once. */
    void refuseWhoWouldWaitInVain(long now) {
        if (!rates.isFresh(now)) {
            return;
        }
        RateLine line = rates.line(now);
        for (Waiter waiter : waiting.all()) {
            Ruling refusal = isPayable(waiter) ? line.next(waiter.claim()) : null;
            if (refusal != null) {
                dismiss(waiter, refusal);
            }
        }
    }

    /** Ends a wait for the key's rates; tells whether that was what it waited for. */
    boolean late(Waiter waiter, long now) {
        Waiter head = waiting.head();
        RateKind kind = head == null ? null : rates.blocking(head.claim());
        return kind != null
                && isHeardBy(waiter)
                && isPayable(waiter)
                && dismiss(waiter, rates.refuse(kind, waiter.claim(), 0, now));
    }

    /** Ends a wait for money that others have; tells whether that is known. */
    boolean overdue(Waiter waiter) {
        Heard heard = funds.heard();
        return heard != null
                && heard.knowsOf(waiter)
                && dismiss(waiter, new Ruling.SetAside(heard.answer().tightestNow()));
    }

    /** Rules on a waiter in any case; tells whether it still waited. */
    boolean dismiss(Waiter waiter, Ruling ruling) {
        boolean waited = waiting.remove(waiter);
        if (waited) {
            waiter.rule(ruling);
        }
        return waited;
    }

    /** Whether the last answer is to a message that was written after the waiter had come. */
    boolean isHeardBy(Waiter waiter) {
        Heard heard = funds.heard();
        return heard != null && heard.knowsOf(waiter);
    }

    private boolean isPayable(Waiter waiter) {
        return funds.refusal(waiter.claim()) == null;
    }
}
