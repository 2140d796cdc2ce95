package io.getinference.account.operator;

import io.getinference.account.account.PageSettings;
import io.getinference.account.account.Refusals;
import io.getinference.account.apikey.KeyRing;
import io.getinference.account.audit.AuditEntry;
import io.getinference.account.audit.Reason;
import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.function.LongFunction;

/** Operators' decisions. Accepted means told to the account's journal, whose fold applies it. */
@RestController
@RequestMapping("/api/account/v1/accounts/{id}")
class OperatorApi {

    private final Decisions decisions;
    private final KeyRing keys;
    private final PageSettings pages;

    OperatorApi(Decisions decisions, KeyRing keys, PageSettings pages) {
        this.decisions = decisions;
        this.keys = keys;
        this.pages = pages;
    }

    @PostMapping("/leases/{life}/reclaim")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AuditEntry reclaim(
            @PathVariable("id") AccountId account,
            @PathVariable("life") LifeId life,
            @RequestBody ReclaimLease wish) {
        return decide(account, wish.reason(), number -> new LeaseReclaimed(account, number, life));
    }

    @PostMapping("/usage/{life}/{number}/correct")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AuditEntry correct(
            @PathVariable("id") AccountId account,
            @PathVariable("life") LifeId life,
            @PathVariable("number") long usageNumber,
            @RequestBody CorrectUsage wish) {
        if (usageNumber < 1) {
            throw Refusals.badField("number", "usage is numbered from 1");
        }
        UsageRecorded usage = wish.usage() == null ? null : wish.usage().value();
        if (usage != null) {
            requireOf(account, life, usageNumber, usage);
        }
        return decide(
                account,
                wish.reason(),
                number -> new UsageCorrected(account, number, life, usageNumber, usage));
    }

    /** Facts that the fold would have to quarantine as the one they are to correct. */
    private void requireOf(AccountId account, LifeId life, long number, UsageRecorded usage) {
        boolean isNamed =
                usage.account().equals(account)
                        && usage.life().equals(life)
                        && usage.number() == number;
        if (!isNamed) {
            throw Refusals.badField(
                    "usage", "its account, life and number must be those of the path");
        }
        if (!keys.knows(account, usage.key())) {
            throw Refusals.badField("usage", "`key`: the account never had such a key");
        }
    }

    @PutMapping("/lease-rules")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AuditEntry setRules(@PathVariable("id") AccountId account, @RequestBody SetRules wish) {
        SetRules rules = wish.checked();
        return decide(account, rules.reason(), number -> rules.fact(account, number));
    }

    @GetMapping("/audit")
    AuditPage audit(
            @PathVariable("id") AccountId account,
            @RequestParam(name = "cursor", defaultValue = "0") long cursor,
            @RequestParam("limit") @Nullable Integer limit) {
        int rows = pages.rows(limit);
        return decisions
                .after(account, cursor, rows + 1)
                .map(found -> AuditPage.of(found, rows))
                .orElseThrow(() -> Refusals.unknown(account));
    }

    private AuditEntry decide(
            AccountId account, Reason reason, LongFunction<? extends OperatorFact> fact) {
        return decisions.decide(account, reason, fact).orElseThrow(() -> Refusals.unknown(account));
    }
}
