package io.getinference.metering.budget;

import io.getinference.common.event.ClaimFact;
import io.getinference.common.event.CreditFact;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.RulesSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One event's turn: the parts of the account as they change, and what comes of it. An event's parts
 * belong together, so they become a state only at the end, or not at all.
 */
final class Turn {

    final AccountId account;
    final Instant time;
    Rules rules;
    SeenFacts facts;
    Credit credit;
    Budgets budgets;
    Gateways gateways;
    Quarantine quarantine;
    Money house;
    Alerts alerts;
    private final AccountState before;
    private final List<Effect> effects = new ArrayList<>();

    Turn(AccountState before, AccountId account, Instant time) {
        this.account = account;
        this.time = time;
        rules = before.rules();
        facts = before.facts();
        credit = before.credit();
        budgets = before.budgets();
        gateways = before.gateways();
        quarantine = before.quarantine();
        house = before.house();
        alerts = Alerts.of(before.alerts());
        this.before = before;
    }

    /** What is due by now comes first: no event may use money that is somebody's by then. */
    Turn begin() {
        new LeaseTurn(this).reclaimDue();
        new CreditTurn(this).takeExpired();
        return this;
    }

    Turn with(JournalEvent event) {
        switch (event) {
            case CreditFact fact -> new CreditTurn(this).on(fact);
            case OperatorFact fact -> on(fact);
            case ClaimFact _ -> {
                // Of no money; the time has gone on.
            }
            case LeaseSet asked -> new LeaseTurn(this).on(asked);
            case LifeClosed closed -> new LeaseTurn(this).on(closed);
            case UsageRecorded used -> new UsageTurn(this).on(used);
        }
        return this;
    }

    Turn with(UsageClaim claim, QuarantinedUsage.Reason reason) {
        new UsageTurn(this).on(claim, reason);
        return this;
    }

    /** What the event has set free. */
    Applied end() {
        new LeaseTurn(this).closeLives();
        new CreditTurn(this).takeExpired();
        new AlertTurn(this).tell();
        return new Applied(
                new AccountState(
                        time,
                        rules,
                        facts,
                        credit,
                        budgets,
                        gateways,
                        quarantine,
                        house,
                        alerts.stored()),
                effects);
    }

    private void on(OperatorFact fact) {
        if (fact.number() <= facts.operator()) {
            ignore(
                    fact.number() == facts.operator()
                            ? Effect.Reason.REPETITION
                            : Effect.Reason.OUTDATED);
            return;
        }
        facts = facts.withOperator(fact.number());
        switch (fact) {
            case LimitsSet limits -> {
                budgets = budgets.with(limits, time);
                alerts = alerts.with(limits);
            }
            case RulesSet set -> rules = Rules.of(set);
            case LeaseReclaimed reclaimed -> new LeaseTurn(this).on(reclaimed);
            case UsageCorrected corrected -> new UsageTurn(this).on(corrected);
        }
    }

    /** Whether charges or limits have changed a budget, or what is told of them. */
    boolean mayTell() {
        return !budgets.equals(before.budgets()) || !alerts.equals(Alerts.of(before.alerts()));
    }

    Limits limits() {
        return new Limits(time, credit, budgets, gateways, quarantine);
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void ignore(Effect.Reason reason) {
        effects.add(new Effect.Ignored(reason));
    }

    void quarantine(String reason) {
        effects.add(new Effect.Quarantined(reason));
    }
}
