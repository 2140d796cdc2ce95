package io.getinference.metering.budget;

import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;

import org.jspecify.annotations.Nullable;

/** Usage is charged once, or set aside until someone says what it was. */
record UsageTurn(Turn turn) {

    void on(UsageRecorded used) {
        if (isRepetition(used.life(), used.number())) {
            return;
        }
        if (turn.budgets.of(used.key()) == null) {
            setAside(UsageClaim.of(used), QuarantinedUsage.Reason.FOREIGN_KEY);
        } else if (!hasRoomFor(used.life(), used.number())) {
            setAside(UsageClaim.of(used), QuarantinedUsage.Reason.GAPS);
        } else {
            see(used.life(), used.number());
            chargeToItsRow(used);
        }
    }

    /** Usage that cannot be rated. */
    void on(UsageClaim claim, QuarantinedUsage.Reason reason) {
        if (!isRepetition(claim.life(), claim.number())) {
            setAside(claim, reason);
        }
    }

    void on(UsageCorrected corrected) {
        LifeId life = corrected.life();
        long number = corrected.usageNumber();
        QuarantinedUsage quarantined = turn.quarantine.of(life, number);
        if (quarantined == null && isRepetition(life, number)) {
            return;
        }
        if (!turn.gateways.hasClosed(life) && !hasRoomFor(life, number)) {
            turn.quarantine(QuarantinedUsage.Reason.GAPS.text());
            return;
        }
        UsageRecorded usage = corrected.usage();
        if (quarantined == null && usage == null && turn.gateways.find(life) == null) {
            turn.ignore(Effect.Reason.UNKNOWN_LIFE);
            return;
        }
        see(life, number);
        if (quarantined == null) {
            chargeIfAny(usage);
        } else {
            replace(quarantined, usage);
        }
    }

    private boolean isRepetition(LifeId life, long number) {
        if (turn.gateways.hasClosed(life)) {
            turn.ignore(Effect.Reason.CLOSED_LIFE);
            return true;
        }
        if (turn.gateways.of(life).usage().has(number)
                || turn.quarantine.of(life, number) != null) {
            turn.ignore(Effect.Reason.REPETITION);
            return true;
        }
        return false;
    }

    private boolean hasRoomFor(LifeId life, long number) {
        return turn.gateways.of(life).usage().hasRoomFor(number);
    }

    private void see(LifeId life, long number) {
        if (!turn.gateways.hasClosed(life)) {
            turn.gateways = turn.gateways.with(life, turn.gateways.of(life).seen(number));
        }
    }

    private void chargeIfAny(@Nullable UsageRecorded usage) {
        if (usage != null) {
            chargeToItsRow(usage);
        }
    }

    private void chargeToItsRow(UsageRecorded used) {
        LeaseRow row = turn.gateways.row(used.life(), used.key());
        Money out = row == null ? Money.ZERO : row.out();
        TeamId team = row == null ? teamOf(used.key()) : row.team();
        Money charge = charge(used, payable(used.key(), team, out), team);
        if (row != null && !row.closed()) {
            turn.gateways = turn.gateways.with(used.life(), row.charge(charge));
        }
    }

    private @Nullable TeamId teamOf(KeyId key) {
        BudgetedKey known = turn.budgets.of(key);
        return known == null ? null : known.team();
    }

    /**
     * What an open row holds is the request's own money. Beyond it, and for a row that is closed or
     * unknown, only what every limit can still spare is charged; the rest is the house's. So a
     * charge never takes a limit below zero.
     */
    private Money payable(KeyId key, @Nullable TeamId team, Money own) {
        return own.plus(turn.limits().available(key, team).max(Money.ZERO));
    }

    private Money charge(UsageRecorded used, Money payable, @Nullable TeamId team) {
        Money hold = used.outcome().isBillable() ? used.hold() : Money.ZERO;
        Money most = turn.budgets.of(used.key()) == null ? Money.ZERO : hold.min(payable);
        Rated rated = Rating.rate(used.usage(), used.price().perMillion(), most);
        Credit.Burnt burnt = turn.credit.burn(rated.charge());
        turn.credit = burnt.credit();
        turn.budgets =
                turn.budgets.charge(
                        new Budgets.Charged(used.key(), team, rated.charge()), turn.time);
        turn.house = turn.house.plus(rated.house());
        turn.add(new Effect.Rated(UsageRated.of(used, rated, burnt.uses(), turn.time), team));
        return rated.charge();
    }

    /**
     * Sets the hold aside: first from the lease that it was taken from, then from what every limit
     * can spare. What is set aside counts under the limits as it did before or as a new lease
     * would, and no message of a gateway sets it free.
     */
    private void setAside(UsageClaim claim, QuarantinedUsage.Reason reason) {
        turn.quarantine(reason.text());
        if (turn.quarantine.isFull()) {
            turn.quarantine = turn.quarantine.freeze();
            return;
        }
        LeaseRow row = turn.gateways.row(claim.life(), claim.key());
        Money out = row == null ? Money.ZERO : row.out();
        TeamId team = row == null ? teamOf(claim.key()) : row.team();
        Money counted = claim.hold().min(payable(claim.key(), team, out));
        if (row != null && row.hasMoneyOut()) {
            turn.gateways = turn.gateways.with(claim.life(), row.without(counted.min(out)));
        }
        if (hasRoomFor(claim.life(), claim.number())) {
            see(claim.life(), claim.number());
        }
        turn.quarantine =
                turn.quarantine.and(
                        new QuarantinedUsage(
                                claim.life(),
                                claim.number(),
                                claim.key(),
                                team,
                                claim.hold(),
                                counted,
                                reason,
                                turn.time));
    }

    /** The money set aside pays for usage of the same key; for another's, it is free first. */
    private void replace(QuarantinedUsage quarantined, @Nullable UsageRecorded usage) {
        Money own = payable(quarantined.key(), quarantined.team(), quarantined.counted());
        turn.quarantine = turn.quarantine.without(quarantined);
        if (usage == null) {
            return;
        }
        if (usage.key().equals(quarantined.key())) {
            charge(usage, own, quarantined.team());
        } else {
            TeamId team = teamOf(usage.key());
            charge(usage, payable(usage.key(), team, Money.ZERO), team);
        }
    }
}
