package io.getinference.billing.alert;

import io.getinference.billing.page.PageAsked;
import io.getinference.common.id.AccountId;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Budgets that were reached, over HTTP. */
@RestController
class AlertController {

    private final PostgresAlerts alerts;
    private final AlertSettings settings;

    AlertController(PostgresAlerts alerts, AlertSettings settings) {
        this.alerts = alerts;
        this.settings = settings;
    }

    @GetMapping("/api/billing/v1/accounts/{account}/budget-alerts")
    AlertView.Page alerts(
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        PageAsked.check(cursor, limit, settings.pageRowsMax());
        return AlertView.Page.of(alerts.after(account, cursor, limit), limit);
    }
}
