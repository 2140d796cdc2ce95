package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import java.time.Instant;

/**
 * How a lease stands.
 *
 * @param number the newest message that was applied to it
 * @param granted the total that its life may spend
 * @param charged the total that it has spent
 * @param validUntil new holds may be taken until then, by journal time
 * @param closed it holds nothing and never opens again
 */
public record LeaseBalance(
        LifeId life,
        KeyId key,
        long number,
        Money granted,
        Money charged,
        Instant validUntil,
        boolean closed) {

    static LeaseBalance of(LifeId life, LeaseRow row) {
        return new LeaseBalance(
                life,
                row.key(),
                row.number(),
                row.granted(),
                row.charged(),
                row.validUntil(),
                row.closed());
    }

    /** Deducted from every limit above it. */
    public Money out() {
        return granted.minus(charged);
    }
}
