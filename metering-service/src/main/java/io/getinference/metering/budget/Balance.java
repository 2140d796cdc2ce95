package io.getinference.metering.budget;

import io.getinference.common.money.Money;

/**
 * How an account stands.
 *
 * @param credited all credit ever granted
 * @param charged all charges
 * @param held leases out
 */
public record Balance(Money credited, Money charged, Money held) {

    /** What could be spent if every lease came back. */
    public Money remaining() {
        return credited.minus(charged);
    }

    /** What may be leased now. */
    public Money available() {
        return remaining().minus(held);
    }
}
