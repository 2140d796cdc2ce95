package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import java.time.Instant;

/**
 * The lease of one gateway life for one API key.
 *
 * @param number the newest message that was applied
 * @param granted the total the life may spend; its difference to charged is deducted from every
 *     limit above the row
 * @param charged the total it has spent; it only grows
 * @param validUntil new holds may be taken until then, by journal time
 * @param closed its money was taken back; it never opens again
 */
record LeaseRow(
        LifeId life,
        KeyId key,
        long number,
        Money granted,
        Money charged,
        Instant validUntil,
        boolean closed) {

    LeaseRow {
        charged.notNegative("charges");
        if (!granted.covers(charged)) {
            throw new IllegalArgumentException("granted never falls below charged");
        }
        if (closed && !granted.equals(charged)) {
            throw new IllegalArgumentException("a closed row has no money out");
        }
    }

    static LeaseRow fresh(LifeId life, KeyId key) {
        return new LeaseRow(life, key, 0, Money.ZERO, Money.ZERO, Instant.EPOCH, false);
    }

    /** What was granted and not yet charged. */
    Money out() {
        return granted.minus(charged);
    }

    boolean hasMoneyOut() {
        return !charged.covers(granted);
    }

    boolean belongsTo(LifeId ofLife, KeyId ofKey) {
        return life.count() == ofLife.count() && life.equals(ofLife) && key.equals(ofKey);
    }

    boolean reclaimableAt(Instant time) {
        return hasMoneyOut() && !time.isBefore(validUntil.plus(Rules.RECLAIM_AFTER));
    }

    LeaseRow close() {
        return new LeaseRow(life, key, number, charged, charged, validUntil, true);
    }

    /**
     * Sets the totals.
     *
     * @param available what the tightest limit above the row still lets through
     */
    LeaseRow set(LeaseSet asked, Money available, Instant time) {
        Money total =
                granted.covers(asked.wants())
                        ? asked.wants().max(charged)
                        : granted.plus(increment(asked, available));
        return new LeaseRow(
                life, key, asked.number(), total, charged, time.plus(Rules.LEASE_VALID), closed);
    }

    private Money increment(LeaseSet asked, Money available) {
        if (!available.isPositive()) {
            return Money.ZERO;
        }
        Money share = available.dividedBy(Rules.LEASE_DIVISOR);
        Money needed = asked.needs().minus(granted);
        Money helpful = available.covers(needed) ? share.max(needed) : share;
        return helpful.min(asked.wants().minus(granted));
    }

    /** The row after a charge; what the row did not hold was checked against the limits. */
    LeaseRow charge(Money charge) {
        Money total = charged.plus(charge);
        return new LeaseRow(life, key, number, granted.max(total), total, validUntil, closed);
    }
}
