package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * How an API key stands under its budget.
 *
 * @param active whether the account's limits name it
 * @param budget null where only what is above it limits it in all
 * @param held leases out
 * @param quarantined set aside for usage that waits to be corrected
 */
public record KeyBalance(
        KeyId key,
        boolean active,
        @Nullable Money budget,
        Money charged,
        Money held,
        Money quarantined) {

    /** What the budget leaves if every lease came back; negative after it was lowered. */
    public @Nullable Money remaining() {
        return budget == null ? null : budget.minus(charged).minus(quarantined);
    }

    /** What the budget lets through now. */
    public @Nullable Money available() {
        return budget == null ? null : budget.minus(charged).minus(quarantined).minus(held);
    }
}
