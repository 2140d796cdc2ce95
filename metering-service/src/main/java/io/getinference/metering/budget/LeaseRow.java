package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * The lease of one gateway life for one API key.
 *
 * @param team under whose budgets its money is out, or null: the key's team when it was leased
 * @param number the newest message that was applied
 * @param granted the total the life may spend; its difference to charged is deducted from every
 *     limit above the row
 * @param charged the total it has spent; it only grows
 * @param setAt when the newest message was applied, by journal time
 * @param valid how long from then new holds may be taken
 * @param closed its money was taken back; it never opens again
 * @param rates what it has of the key's rates, or null while those are not limited
 */
record LeaseRow(
        KeyId key,
        @Nullable TeamId team,
        long number,
        Money granted,
        Money charged,
        Instant setAt,
        Duration valid,
        boolean closed,
        @Nullable RowRates rates) {

    LeaseRow {
        charged.notNegative("charges");
        if (!granted.covers(charged)) {
            throw new IllegalArgumentException("granted never falls below charged");
        }
        if (closed && !granted.equals(charged)) {
            throw new IllegalArgumentException("a closed row has no money out");
        }
    }

    static LeaseRow fresh(KeyId key, @Nullable TeamId team) {
        return new LeaseRow(
                key, team, 0, Money.ZERO, Money.ZERO, Instant.EPOCH, Duration.ZERO, false, null);
    }

    /** What was granted and not yet charged. */
    Money out() {
        return granted.minus(charged);
    }

    boolean hasMoneyOut() {
        return !charged.covers(granted);
    }

    boolean reclaimableAt(Instant time, Rules rules) {
        return hasMoneyOut() && !closed && !time.isBefore(validUntil().plus(rules.reclaimAfter()));
    }

    Instant validUntil() {
        return setAt.plus(valid);
    }

    LeaseRow close() {
        return new LeaseRow(key, team, number, charged, charged, setAt, valid, true, null);
    }

    /** The row under the key's present team, which it may join while it has no money out. */
    LeaseRow under(@Nullable TeamId present) {
        return hasMoneyOut()
                ? this
                : new LeaseRow(key, present, number, granted, charged, setAt, valid, closed, rates);
    }

    /** The row without money that was set aside elsewhere. */
    LeaseRow without(Money amount) {
        return new LeaseRow(
                key, team, number, granted.minus(amount), charged, setAt, valid, closed, rates);
    }

    LeaseRow with(@Nullable RowRates share) {
        return new LeaseRow(key, team, number, granted, charged, setAt, valid, closed, share);
    }

    /** Whether new holds may be taken from it. */
    boolean validAt(Instant time) {
        return !closed && time.isBefore(validUntil());
    }

    /**
     * How many completions may run under it. None was begun after its validity, so none runs any
     * more once the longest that may run has had its time.
     */
    long running(Instant time) {
        boolean over = !time.isBefore(validUntil().plus(Rules.RUNNING_MAX));
        return rates == null || over ? 0 : rates.running();
    }

    /**
     * Sets the totals.
     *
     * @param available what the tightest limit above the row still lets through
     */
    LeaseRow set(LeaseSet asked, Money available, Instant time, Rules rules) {
        Money total =
                granted.covers(asked.wants())
                        ? asked.wants().max(charged)
                        : granted.plus(increment(asked, available, rules));
        return new LeaseRow(
                key, team, asked.number(), total, charged, time, rules.leaseValid(), closed, rates);
    }

    private Money increment(LeaseSet asked, Money available, Rules rules) {
        if (!available.isPositive()) {
            return Money.ZERO;
        }
        Money share = available.dividedBy(rules.share());
        Money needed = asked.needs().minus(granted);
        Money helpful = available.covers(needed) ? share.max(needed) : share;
        return helpful.min(asked.wants().minus(granted));
    }

    /** The row after a charge; what the row did not hold was checked against the limits. */
    LeaseRow charge(Money charge) {
        Money total = charged.plus(charge);
        return new LeaseRow(
                key, team, number, granted.max(total), total, setAt, valid, closed, rates);
    }
}
