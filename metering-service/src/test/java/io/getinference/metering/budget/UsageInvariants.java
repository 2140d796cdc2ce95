package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Usage is charged exactly once, or waits at its hold until someone says what it was. */
final class UsageInvariants {

    private final LivesOracle lives;
    private final BudgetOracle budgets;
    private final CreditOracle credit;
    private long house;

    UsageInvariants(LivesOracle lives, BudgetOracle budgets, CreditOracle credit) {
        this.lives = lives;
        this.budgets = budgets;
        this.credit = credit;
    }

    long house() {
        return house;
    }

    void on(Step step, UsageRecorded used) {
        if (!lives.isNew(used.life(), used.number())) {
            unless(step.outcomes().rated().isEmpty(), "a repetition was charged");
            unless(!step.outcomes().isQuarantined(), "a repetition was quarantined");
        } else if (budgets.knows(used.key())) {
            rated(step, used, bill(step, used));
        } else {
            on(step, UsageClaim.of(used));
        }
    }

    void on(Step step, UsageClaim claim) {
        if (!lives.isNew(claim.life(), claim.number())) {
            unless(!step.outcomes().isQuarantined(), "a repetition was quarantined");
            return;
        }
        lives.see(claim.life(), claim.number());
        unless(step.outcomes().isQuarantined(), "what cannot be rated was not quarantined");
        QuarantinedUsage one = step.after().quarantine().of(claim.life(), claim.number());
        long due =
                Math.min(claim.hold().nanos(), step.expected().payable(claim.life(), claim.key()));
        unless(one != null && one.counted().nanos() == due, "not counted at its hold");
    }

    void on(Step step, UsageCorrected corrected) {
        QuarantinedUsage was =
                step.before().quarantine().of(corrected.life(), corrected.usageNumber());
        UsageRecorded usage = corrected.usage();
        if (was == null) {
            if (usage != null && lives.isNew(corrected.life(), corrected.usageNumber())) {
                rated(step, usage, bill(step, usage));
            } else if (lives.isHeard(corrected.life()) && !lives.isClosed(corrected.life())) {
                lives.see(corrected.life(), corrected.usageNumber());
            }
            return;
        }
        unless(
                step.after().quarantine().usage().size()
                        == step.before().quarantine().usage().size() - 1,
                "what was corrected still waits");
        if (usage != null) {
            rated(step, usage, bill(step, was, usage));
        }
    }

    /** Charged once: its value, at most its hold and what the limits let through. */
    private void rated(Step step, UsageRecorded used, Bill bill) {
        if (!lives.isClosed(used.life())) {
            lives.see(used.life(), used.number());
        }
        List<UsageRated> all = step.outcomes().rated();
        unless(all.size() == 1 && all.getFirst().usage().equals(used), "usage was lost");
        UsageRated rated = all.getFirst();
        long value = used.usage().prompt() + used.usage().output();
        unless(rated.value().nanos() == value, "not its value");
        long most = used.outcome().isBillable() ? Math.min(value, used.hold().nanos()) : 0;
        long due = budgets.knows(used.key()) ? Math.min(most, bill.payable) : 0;
        unless(rated.charge().nanos() == due, "not what may be charged");
        unless(rated.bookedAt().equals(step.after().time()), "booked at another time");
        credit.on(rated);
        budgets.charge(used.key(), bill.team, due);
        house += value - due;
    }

    void close(Step step, LifeId life) {
        boolean closes = lives.close(life);
        unless(step.outcomes().closed().contains(life) == closes, "a life closed at another time");
        if (closes) {
            unless(step.after().gateways().find(life) == null, "a closed life is still there");
        }
    }

    private static Bill bill(Step step, UsageRecorded used) {
        return new Bill(
                step.expected().payable(used.life(), used.key()),
                step.expected().team(used.life(), used.key()));
    }

    /** What was set aside pays for usage of its own key, and is free for that of another. */
    private static Bill bill(Step step, QuarantinedUsage was, UsageRecorded used) {
        if (was.key().equals(used.key())) {
            long more = step.expected().available(was.key(), was.team());
            return new Bill(was.counted().nanos() + Math.max(0, more), was.team());
        }
        TeamId team = step.expected().presentTeam(used.key());
        long free = step.expected().availableWithout(was, used.key(), team);
        return new Bill(Math.max(0, free), team);
    }

    private record Bill(long payable, @Nullable TeamId team) {}
}
