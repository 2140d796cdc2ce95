package io.getinference.gateway.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

/**
 * A row's totals as this gateway believes them. The belief is never above what the authority has:
 * it is lowered before a message is written that wants less, and raised by an answer only.
 */
final class Totals {

    private Money granted = Money.ZERO;
    private Money used = Money.ZERO;
    private Money held = Money.ZERO;

    Money granted() {
        return granted;
    }

    Money used() {
        return used;
    }

    Money held() {
        return held;
    }

    /** What is spent or spoken for; no message may want less. */
    Money taken() {
        return used.plus(held);
    }

    /** What there is, used or free: who wants as much gives nothing back. */
    Money kept() {
        return granted.max(taken());
    }

    /** What new holds may take. */
    Money free() {
        return granted.minus(taken()).max(Money.ZERO);
    }

    void hold(Money amount) {
        if (!free().covers(amount)) {
            throw new IllegalStateException("a hold is never above what is free");
        }
        held = held.plus(amount);
    }

    void settle(Money amount, Money charge) {
        held = held.minus(amount);
        used = used.plus(charge);
    }

    void lowerTo(Money total) {
        granted = granted.min(total);
    }

    /**
     * Believes the answer to the newest message. What was charged beyond all that is known here (a
     * row that was forgotten, usage that is counted at its hold until it is corrected) is used.
     */
    void learn(LeaseAnswer answer) {
        granted = answer.granted();
        used = used.max(answer.charged().minus(held));
    }
}
