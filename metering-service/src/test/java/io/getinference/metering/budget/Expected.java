package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.TeamId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;

/**
 * What an event meets once everything that is due by its time was done: the lease rule and the
 * limits a second time, written from their text in plain numbers.
 */
final class Expected {

    private final AccountState before;
    private final BudgetOracle budgets;
    private final Instant time;
    private final long credit;

    /** Deducts what is set aside, and takes what has expired and is free. */
    Expected(AccountState before, BudgetOracle budgets, Instant time, long net) {
        this.before = before;
        this.budgets = budgets;
        this.time = time;
        long aside = sumAside(before, budgets, row -> new Money(out(row)));
        long expired = 0;
        for (Grant grant : before.credit().grants()) {
            expired += grant.expiry() == null ? 0 : grant.rest().nanos();
        }
        this.credit = net - aside - Math.min(expired, Math.max(0, net - aside));
    }

    static long sumAside(AccountState state, BudgetOracle budgets, Function<LeaseRow, Money> out) {
        budgets.scopes.values().forEach(scope -> scope.aside = 0);
        for (Gateway gateway : state.gateways().all()) {
            for (Life life : gateway.open()) {
                for (LeaseRow row : life.rows()) {
                    budgets.setAside(row.key(), row.team(), out.apply(row).nanos());
                }
            }
        }
        for (QuarantinedUsage one : state.quarantine().usage()) {
            budgets.setAside(one.key(), one.team(), one.counted().nanos());
        }
        return budgets.scope(BudgetOracle.ACCOUNT).aside;
    }

    /** What a row has out, unless it is due for reclaim. */
    private long out(LeaseRow row) {
        long end =
                row.setAt().toEpochMilli()
                        + row.valid().toMillis()
                        + before.rules().reclaimAfter().toMillis();
        return row.closed() || time.toEpochMilli() >= end
                ? 0
                : row.granted().nanos() - row.charged().nanos();
    }

    @Nullable LeaseRow row(LifeId life, KeyId key) {
        return before.gateways().row(life, key);
    }

    long out(LifeId life, KeyId key) {
        LeaseRow row = row(life, key);
        return row == null ? 0 : out(row);
    }

    /** A row's own team; without one, or once it is empty for a new lease, the key's. */
    @Nullable TeamId team(LifeId life, KeyId key) {
        LeaseRow row = row(life, key);
        BudgetedKey known = before.budgets().of(key);
        return row != null ? row.team() : known == null ? null : known.team();
    }

    long available(KeyId key, @Nullable TeamId team) {
        long least = Math.min(credit, budgets.scope(BudgetOracle.ACCOUNT).least());
        if (team != null) {
            least = Math.min(least, budgets.scope(team.value()).least());
        }
        BudgetOracle.Scope own = budgets.scopes.get(key.value());
        return own == null ? least : Math.min(least, own.least());
    }

    /** What usage can be charged at most, beside its hold. */
    long payable(LifeId life, KeyId key) {
        return out(life, key) + Math.max(0, available(key, team(life, key)));
    }

    long free() {
        return Math.max(0, credit);
    }

    boolean isClosed(LeaseRow row) {
        return row.closed() || (out(row) == 0 && row.hasMoneyOut());
    }

    /** The total that a message which counts must lead to. */
    long total(LeaseSet asked) {
        LeaseRow row = row(asked.life(), asked.key());
        long granted = row == null ? 0 : row.granted().nanos();
        long charged = row == null ? 0 : row.charged().nanos();
        long wants = asked.wants().nanos();
        if (wants <= granted) {
            return Math.max(wants, charged);
        }
        TeamId team = teamFor(asked);
        long available = budgets.named(asked.key()) == null ? 0 : available(asked.key(), team);
        if (available <= 0) {
            return granted;
        }
        long needed = asked.needs().nanos() - granted;
        long helpful =
                Math.max(available / before.rules().share(), needed <= available ? needed : 0);
        return granted + Math.min(wants - granted, helpful);
    }

    @Nullable TeamId teamFor(LeaseSet asked) {
        LeaseRow row = row(asked.life(), asked.key());
        BudgetedKey known = before.budgets().of(asked.key());
        boolean empty = row == null || row.granted().equals(row.charged());
        if (row != null && !empty) {
            return row.team();
        }
        return known == null ? null : known.team();
    }

    @Nullable TeamId presentTeam(KeyId key) {
        BudgetedKey known = before.budgets().of(key);
        return known == null ? null : known.team();
    }

    /** What is available to another key once what was set aside is free. */
    long availableWithout(QuarantinedUsage one, KeyId key, @Nullable TeamId team) {
        long counted = one.counted().nanos();
        BudgetOracle.Scope account = budgets.scope(BudgetOracle.ACCOUNT);
        long least =
                Math.min(
                        credit + counted,
                        account.least() == Long.MAX_VALUE
                                ? Long.MAX_VALUE
                                : account.least() + counted);
        if (team != null) {
            long left = budgets.scope(team.value()).least();
            boolean same = team.equals(one.team());
            least = Math.min(least, same && left != Long.MAX_VALUE ? left + counted : left);
        }
        BudgetOracle.Scope own = budgets.scopes.get(key.value());
        return own == null ? least : Math.min(least, own.least());
    }
}
