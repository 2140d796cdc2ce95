package io.getinference.chaos.evidence;

import io.getinference.common.money.Money;

/**
 * How an account stands.
 *
 * @param credited all credit ever granted
 * @param charged all charges
 * @param held leases out
 */
public record Standing(Money credited, Money charged, Money held) {

    /** Nothing yet. */
    public static final Standing NONE = new Standing(Money.ZERO, Money.ZERO, Money.ZERO);

    /** What could be spent if every lease came back. */
    public Money remaining() {
        return credited.minus(charged);
    }

    /** What may be leased. */
    public Money available() {
        return remaining().minus(held);
    }
}
