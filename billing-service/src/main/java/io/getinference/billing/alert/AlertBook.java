package io.getinference.billing.alert;

import io.getinference.billing.ledger.Contradiction;
import io.getinference.billing.ledger.Ledger;
import io.getinference.common.event.BudgetReached;

import org.springframework.stereotype.Component;

/** Keeps that budgets were reached. Call it in a transaction. */
@Component
public class AlertBook {

    private final PostgresAlerts alerts;

    AlertBook(PostgresAlerts alerts) {
        this.alerts = alerts;
    }

    /**
     * Keeps a fact once.
     *
     * @throws Contradiction if it was kept before and says something else now
     */
    public Ledger.Outcome keep(BudgetReached reached) {
        if (alerts.add(reached)) {
            return Ledger.Outcome.POSTED;
        }
        if (!alerts.has(reached)) {
            throw Contradiction.ofRepetition(reached.alertId());
        }
        return Ledger.Outcome.ALREADY_POSTED;
    }
}
