package io.getinference.metering.spend;

import io.getinference.common.id.AccountId;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.AccountStates;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.owner.MovedAway;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;

/** What operators look at: which gateway holds how much, and usage that waits to be corrected. */
@RestController
class OperatorApi {

    private final AccountStates accounts;
    private final SpendSettings settings;

    OperatorApi(AccountStates accounts, SpendSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @GetMapping("/api/metering/v1/accounts/{account}/leases")
    LeasePage leases(
            @PathVariable("account") AccountId account,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        List<HeldLease> rows = state(account).leases().stream().map(HeldLease::of).toList();
        Paged<HeldLease> page =
                Paged.of(rows, HeldLease::id, cursor, PageLimit.of(limit, settings.pageMax()));
        return new LeasePage(page.items(), page.next());
    }

    @GetMapping("/api/metering/v1/accounts/{account}/quarantine")
    QuarantinePage quarantine(
            @PathVariable("account") AccountId account,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        AccountState state = state(account);
        List<WaitingUsage> rows = state.quarantined().stream().map(WaitingUsage::of).toList();
        Paged<WaitingUsage> page =
                Paged.of(rows, WaitingUsage::id, cursor, PageLimit.of(limit, settings.pageMax()));
        return new QuarantinePage(state.frozen(), page.items(), page.next());
    }

    private AccountState state(AccountId account) {
        return switch (accounts.of(account)) {
            case Reading.Found<AccountState>(AccountState state) -> state;
            case Reading.Unknown<AccountState> _ ->
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such account");
            case Reading.NotHere<AccountState> _ -> throw new MovedAway();
        };
    }
}
