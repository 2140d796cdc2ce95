package io.getinference.billing.ledger;

import io.getinference.common.id.AccountId;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The book over HTTP. */
@RestController
@RequestMapping("/api/billing/v1")
class LedgerController {

    private final Ledger ledger;
    private final PostgresTrialBalance trialBalance;

    LedgerController(Ledger ledger, PostgresTrialBalance trialBalance) {
        this.ledger = ledger;
        this.trialBalance = trialBalance;
    }

    @GetMapping("/ledger/trial-balance")
    TrialBalance trialBalance() {
        return trialBalance.read();
    }

    @GetMapping("/accounts/{account}/balance")
    AccountBalance balance(@PathVariable AccountId account) {
        return AccountBalance.of(account, ledger);
    }
}
