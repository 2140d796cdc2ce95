package io.getinference.billing.usage;

import io.getinference.billing.page.PageAsked;
import io.getinference.common.id.AccountId;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Posted usage over HTTP. */
@RestController
class UsageController {

    private final PostgresUsage usage;
    private final UsageSettings settings;

    UsageController(PostgresUsage usage, UsageSettings settings) {
        this.usage = usage;
        this.settings = settings;
    }

    @GetMapping("/api/billing/v1/accounts/{account}/usage")
    UsageView.Page usage(
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        PageAsked.check(cursor, limit, settings.pageRowsMax());
        return UsageView.Page.of(usage.after(account, cursor, limit), limit);
    }
}
