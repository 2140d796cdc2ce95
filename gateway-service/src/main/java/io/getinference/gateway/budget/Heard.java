package io.getinference.gateway.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;

import java.time.Duration;

/**
 * What the authority said last, and when that was asked.
 *
 * @param askedNanos from before the message was written
 */
record Heard(LeaseAnswer answer, long askedNanos) {

    /** Of its validity a lease spends so much before it is renewed. */
    private static final int RENEWED_AFTER_THIRDS = 2;

    /** Whether this answers a message that was written after the claim had come. */
    boolean knowsOf(Waiter waiter) {
        return waiter.isBefore(answer.number());
    }

    /** Whether new holds may still be taken. */
    boolean isValidAt(long nowNanos) {
        return nowNanos - askedNanos < answer.valid().toNanos();
    }

    /** Whether about a third of the validity is left. */
    boolean isAgeingAt(long nowNanos) {
        Duration young = answer.valid().multipliedBy(RENEWED_AFTER_THIRDS).dividedBy(3);
        return nowNanos - askedNanos >= young.toNanos();
    }

    /**
     * What the budgets have left for this row: what may still be leased, and what was leased and is
     * not taken. A lease is no budget of its own, so neither counts alone.
     */
    Money left(Money taken) {
        return answer.tightestNow().available().plus(answer.granted()).minus(taken);
    }

    /** The limit that would be in the way if every lease came back. */
    LimitLeft tightest() {
        return answer.tightest();
    }

    /** What the tightest limit had left, less what was used here and not known there yet. */
    Money remaining(Money used) {
        return answer.tightest()
                .remaining()
                .minus(used.minus(answer.charged()).max(Money.ZERO))
                .max(Money.ZERO);
    }
}
