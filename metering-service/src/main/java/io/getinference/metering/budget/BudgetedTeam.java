package io.getinference.metering.budget;

import io.getinference.common.event.TeamLimits;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A team that limits named. One that they no longer name keeps the budget that it had. */
record BudgetedTeam(TeamId team, Budget budget) {

    BudgetedTeam with(@Nullable TeamLimits limits, Instant now) {
        return limits == null ? this : new BudgetedTeam(team, budget.with(limits, now));
    }

    BudgetedTeam charge(Money charge, Instant now) {
        return new BudgetedTeam(team, budget.charge(charge, now));
    }
}
