package io.getinference.metering.budget;

import io.getinference.common.money.Money;

/**
 * How an account stands.
 *
 * @param credited all credit ever granted
 * @param taken all that was refunded, charged back or has expired
 * @param charged all charges
 * @param held leases out
 * @param quarantined set aside for usage that waits to be corrected
 */
public record Balance(Money credited, Money taken, Money charged, Money held, Money quarantined) {

    /** What could be spent if every lease came back. */
    public Money remaining() {
        return credited.minus(taken).minus(charged).minus(quarantined);
    }

    /** What may be leased now. */
    public Money available() {
        return remaining().minus(held);
    }
}
