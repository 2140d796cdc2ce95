package io.getinference.metering.budget;

import io.getinference.common.event.BudgetReached;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells when charges reach a share of a budget: once, until the budget is raised above it. */
record AlertTurn(Turn turn) {

    /** Only charges and limits can reach or leave a share; a new window begins with none. */
    void tell() {
        if (turn.alerts.isIdle() || !turn.mayTell()) {
            return;
        }
        List<Told> told = new ArrayList<>();
        for (Cap cap : Cap.all(turn.budgets, turn.time)) {
            int highest = highest(cap);
            if (highest > 0) {
                told.add(Told.of(cap, highest));
            }
        }
        turn.alerts = new Alerts(turn.alerts.percents(), turn.alerts.number(), told);
    }

    /** Tells what is new; the highest share that was told and is still reached. */
    private int highest(Cap cap) {
        int told = turn.alerts.toldOf(cap);
        boolean raisedAbove = told > 0 && !cap.isReached(told);
        int highest = raisedAbove ? 0 : told;
        for (int percent : turn.alerts.percents()) {
            if (percent > highest && cap.isReached(percent)) {
                highest = percent;
                if (!raisedAbove) {
                    tell(cap, percent);
                }
            }
        }
        return highest;
    }

    private void tell(Cap cap, int percent) {
        Alerts alerts = turn.alerts;
        turn.alerts = new Alerts(alerts.percents(), alerts.number() + 1, alerts.told());
        turn.add(
                new Effect.Reached(
                        new BudgetReached(
                                turn.account,
                                turn.alerts.number(),
                                cap.team(),
                                cap.key(),
                                cap.window(),
                                cap.since().equals(Instant.EPOCH) ? null : cap.since(),
                                percent,
                                cap.amount(),
                                cap.charged(),
                                turn.time)));
    }
}
