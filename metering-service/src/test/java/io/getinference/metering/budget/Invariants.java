package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditFact;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.RulesSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What must be true after every event, whatever was written before: its own sums, its own memory of
 * what was seen, its own reading of every rule. It needs nothing but the journal, so a failing one
 * can be made shorter.
 */
final class Invariants {

    final Tally tally = new Tally();
    private final BudgetOracle budgets = new BudgetOracle();
    private final CreditOracle credit = new CreditOracle();
    private final LivesOracle lives = new LivesOracle();
    private final UsageInvariants usage = new UsageInvariants(lives, budgets, credit);
    private final Shortfalls shortfalls = new Shortfalls(budgets);
    private final AlertOracle alerts = new AlertOracle(budgets);
    private final RateOracle rates = new RateOracle();
    private Rules rules = Rules.FIRST;
    private long operator;

    void check(AccountState before, Entry entry, Applied applied) {
        AccountState after = applied.state();
        Instant time = entry.at().isAfter(before.time()) ? entry.at() : before.time();
        unless(after.time().equals(time), "time is not the latest append time");
        budgets.roll(time);
        Expected expected = new Expected(before, budgets, time, credit.net());
        Outcomes outcomes = new Outcomes(applied.effects());
        outcomes.expiriesAtFirst().forEach(credit::onExpiry);
        Step step = new Step(before, after, expected, outcomes);
        shortfalls.begin(entry.fact(), isNews(entry.fact()), credit.net());
        apply(step, entry.fact());
        outcomes.expiriesAtLast().forEach(credit::onExpiry);
        outcomes.requireNothingElse();
        alerts.check(outcomes.reached(), time);
        RowInvariants.check(step, entry.fact(), lives);
        tally.count(applied.effects());
        checkState(after);
    }

    /** Whether all of this usage was charged, or was said to be none. */
    boolean hasSeenAll(Map<String, UsageRecorded> usage) {
        return usage.values().stream().noneMatch(used -> lives.isNew(used.life(), used.number()));
    }

    private boolean isNews(Object fact) {
        return switch (fact) {
            case OperatorFact of -> of.number() > operator;
            case CreditReversed reversed -> credit.isNew(reversed.number());
            default -> true;
        };
    }

    private void apply(Step step, Object fact) {
        switch (fact) {
            case CreditFact of -> on(step, of);
            case OperatorFact of -> onNew(step, of);
            case LeaseSet asked -> on(step, asked);
            case LifeClosed closed -> {
                lives.over(closed.life(), closed.lastUsage());
                usage.close(step, closed.life());
            }
            case UsageRecorded used -> {
                usage.on(step, used);
                usage.close(step, used.life());
            }
            case UsageClaim claim -> {
                usage.on(step, claim);
                usage.close(step, claim.life());
            }
            default -> throw new InvariantBroken("no such fact");
        }
    }

    private void on(Step step, CreditFact fact) {
        if (step.outcomes().isQuarantined()) {
            return;
        }
        switch (fact) {
            case CreditGranted granted -> credit.on(granted);
            case CreditReversed reversed -> on(step, reversed);
            case CreditExpired expired -> credit.on(expired);
        }
    }

    private void onNew(Step step, OperatorFact fact) {
        if (fact.number() > operator) {
            operator = fact.number();
            on(step, fact);
        }
    }

    private void on(Step step, CreditReversed reversed) {
        if (credit.isNew(reversed.number())) {
            credit.on(reversed, step.outcomes().reversal(), step.expected().free());
        }
    }

    private void on(Step step, OperatorFact fact) {
        switch (fact) {
            case LimitsSet limits -> {
                budgets.set(limits, step.after().time());
                rates.set(limits, step.after());
            }
            case RulesSet set ->
                    rules =
                            new Rules(
                                    Duration.ofSeconds(set.leaseValidSeconds()),
                                    Duration.ofSeconds(set.reclaimAfterSeconds()),
                                    set.share());
            case LeaseReclaimed _ -> {}
            case UsageCorrected corrected -> {
                usage.on(step, corrected);
                usage.close(step, corrected.life());
            }
        }
    }

    private void on(Step step, LeaseSet asked) {
        LeaseRow was = step.expected().row(asked.life(), asked.key());
        LeaseRow is = step.after().gateways().row(asked.life(), asked.key());
        if (!counts(step, asked, was)) {
            boolean reclaimed = was != null && is != null && is.closed();
            unless(reclaimed || Objects.equals(is, was), "a message that must not count did");
            return;
        }
        lives.hear(asked.life());
        unless(is != null && is.number() == asked.number(), "a message that counts did not");
        Objects.requireNonNull(is);
        unless(is.granted().nanos() == step.expected().total(asked), "not the lease rule's total");
        unless(
                is.valid().equals(rules.leaseValid()) && is.setAt().equals(step.after().time()),
                "not as long as the rules say");
        unless(Objects.equals(is.team(), step.expected().teamFor(asked)), "under another team");
        rates.on(step, asked);
    }

    private boolean counts(Step step, LeaseSet asked, @Nullable LeaseRow was) {
        if (lives.isClosed(asked.life()) || step.before().gateways().of(asked.life()).reclaimed()) {
            return false;
        }
        return was == null
                ? budgets.named(asked.key()) != null
                : !step.expected().isClosed(was) && asked.number() > was.number();
    }

    private void checkState(AccountState after) {
        unless(after.rules().equals(rules), "other rules hold");
        unless(after.house().nanos() == usage.house(), "the house's share is not the rest");
        unless(after.facts().operator() == operator, "not the newest operator's fact");
        rates.check(after);
        shortfalls.end(after, credit.net());
        credit.check(after.credit(), shortfalls.free());
        int open = 0;
        for (Gateway gateway : after.gateways().all()) {
            open += gateway.open().size();
        }
        unless(open == lives.open(), "lives are forgotten or kept for ever");
        for (BudgetedKey key : after.budgets().keys()) {
            BudgetOracle.Scope scope = budgets.scope(key.key().value());
            unless(key.budget().charged().nanos() == scope.charged, "a key's charges");
            var named = budgets.named(key.key());
            unless(key.named() == (named != null), "not the newest limits");
            unless(
                    named == null || Objects.equals(key.team(), named.team()),
                    "not the newest team");
        }
    }
}
