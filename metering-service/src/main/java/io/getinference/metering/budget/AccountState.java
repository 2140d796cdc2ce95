package io.getinference.metering.budget;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RulesSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An account's money after a prefix of its journal: the only authority over budgets. It reads
 * nothing but the events and their append times, so every replay decides alike and an answer is
 * safe before it is committed.
 *
 * @param time the latest append time seen; it never goes back
 * @param house what no customer may be charged, in all
 */
public record AccountState(
        Instant time,
        SeenFacts facts,
        SeenUsage usage,
        Grants grants,
        BudgetedKeys keys,
        LeaseRows leases,
        Money house) {

    /** An account of which nothing is known yet. */
    public static final AccountState NEW =
            new AccountState(
                    Instant.EPOCH,
                    SeenFacts.NONE,
                    SeenUsage.NONE,
                    Grants.NONE,
                    BudgetedKeys.NONE,
                    LeaseRows.NONE,
                    Money.ZERO);

    public AccountState {
        if (!grants.credited().minus(grants.remaining()).equals(keys.charged())) {
            throw new IllegalArgumentException("what was burnt was charged to keys");
        }
    }

    /**
     * Applies the next event of the account's journal.
     *
     * @param appended when the broker appended it
     */
    public Applied apply(JournalEvent event, Instant appended) {
        Instant now = appended.isAfter(time) ? appended : time;
        List<Effect> reclaimed = new ArrayList<>();
        LeaseRows rows = leases;
        for (LeaseRow row : leases.reclaimableAt(now).toList()) {
            rows = rows.with(row.close());
            reclaimed.add(new Effect.Reclaimed(row.life(), row.key(), row.out()));
        }
        AccountState current = new AccountState(now, facts, usage, grants, keys, rows, house);
        return current.countable(event).after(reclaimed);
    }

    /** Amounts that do not fit into 64 bits are no fault of ours and must not stop the journal. */
    private Applied countable(JournalEvent event) {
        try {
            return switch (event) {
                case CreditReversed _,
                        CreditExpired _,
                        LifeClosed _,
                        LeaseReclaimed _,
                        UsageCorrected _,
                        RulesSet _ ->
                        Applied.of(this, new Effect.Quarantined("not applied yet"));
                case CreditGranted granted -> on(granted);
                case LimitsSet limits -> on(limits);
                case LeaseSet asked -> on(asked);
                case UsageRecorded used -> on(used);
            };
        } catch (ArithmeticException e) {
            return Applied.of(
                    this, new Effect.Quarantined("an amount is beyond what can be counted"));
        }
    }

    private Applied on(CreditGranted granted) {
        if (facts.billing().has(granted.number())) {
            return ignored(Effect.Reason.REPETITION);
        }
        if (!facts.billing().hasRoom()) {
            return Applied.of(this, new Effect.Quarantined("too many of billing's facts missing"));
        }
        return Applied.of(
                new AccountState(
                        time,
                        facts.andBilling(granted.number()),
                        usage,
                        grants.and(granted),
                        keys,
                        leases,
                        house));
    }

    private Applied on(LimitsSet limits) {
        if (limits.number() <= facts.limits()) {
            return ignored(
                    limits.number() == facts.limits()
                            ? Effect.Reason.REPETITION
                            : Effect.Reason.OUTDATED);
        }
        return Applied.of(
                new AccountState(
                        time,
                        facts.withLimits(limits.number()),
                        usage,
                        grants,
                        keys.with(limits),
                        leases,
                        house));
    }

    private Applied on(LeaseSet asked) {
        boolean named = keys.names(asked.key());
        LeaseRow known = leases.of(asked.life(), asked.key());
        if (!named && known == null) {
            return ignored(Effect.Reason.UNKNOWN_KEY);
        }
        LeaseRow row = known == null ? LeaseRow.fresh(asked.life(), asked.key()) : known;
        if (row.closed()) {
            return ignored(Effect.Reason.CLOSED_ROW);
        }
        if (asked.number() <= row.number()) {
            return ignored(
                    asked.number() == row.number()
                            ? Effect.Reason.REPETITION
                            : Effect.Reason.OUTDATED);
        }
        // A key that is no longer named gives back what it has; nothing more is granted to it.
        LeaseRow set = row.set(asked, named ? available(asked.key()) : Money.ZERO, time);
        return Applied.of(
                new AccountState(time, facts, usage, grants, keys, leases.with(set), house));
    }

    private Applied on(UsageRecorded used) {
        SeenNumbers seen = usage.of(used.life());
        if (seen.has(used.number())) {
            return ignored(Effect.Reason.REPETITION);
        }
        if (!seen.hasRoom()) {
            return Applied.of(this, new Effect.Quarantined("too much usage of its life missing"));
        }
        LeaseRow row = leases.of(used.life(), used.key());
        Rated rated = rate(used, row);
        Money charge = rated.charge();
        Grants.Burnt burnt = grants.burn(charge);
        AccountState charged =
                new AccountState(
                        time,
                        facts,
                        usage.and(used.life(), used.number()),
                        burnt.grants(),
                        keys.charge(used.key(), charge),
                        row == null || row.closed() ? leases : leases.with(row.charge(charge)),
                        house.plus(rated.house()));
        return Applied.of(
                charged, new Effect.Rated(UsageRated.of(used, rated, burnt.uses(), time)));
    }

    /**
     * What an open row holds is the request's own money. Beyond it, and for a row that is closed or
     * unknown, only what every limit can still spare is charged; the rest is the house's.
     */
    private Rated rate(UsageRecorded used, @Nullable LeaseRow row) {
        Money ceiling = used.outcome().isBillable() ? used.hold() : Money.ZERO;
        Rated wished = Rating.rate(used.usage(), used.price().perMillion(), ceiling);
        Money own = row == null ? Money.ZERO : row.out();
        Money spare = wished.charge().minus(own).max(Money.ZERO);
        if (!spare.isPositive()) {
            return wished;
        }
        Money payable = own.plus(spare.min(available(used.key()).max(Money.ZERO)));
        return payable.covers(wished.charge())
                ? wished
                : Rating.rate(used.usage(), used.price().perMillion(), payable);
    }

    private Applied ignored(Effect.Reason reason) {
        return Applied.of(this, new Effect.Ignored(reason));
    }

    /** What the tightest limit over a key lets through; nothing for a key that was never named. */
    private Money available(KeyId key) {
        BudgetedKey known = keys.of(key);
        return known == null
                ? Money.ZERO
                : limits(known).stream()
                        .map(LimitLeft::available)
                        .min(Money::compareTo)
                        .orElseThrow();
    }

    private List<LimitLeft> limits(BudgetedKey key) {
        List<LimitLeft> limits = new ArrayList<>(2);
        Money credit = grants.remaining();
        limits.add(new LimitLeft(Limit.ACCOUNT_CREDIT, credit.minus(leases.out()), credit));
        if (key.budget() != null) {
            Money left = key.budget().minus(key.charged());
            limits.add(new LimitLeft(Limit.KEY_BUDGET, left.minus(leases.out(key.key())), left));
        }
        return limits;
    }

    /** The row that a gateway asked for, or null while it has none or its key is unknown. */
    public @Nullable LeaseAnswer answer(LifeId life, KeyId key) {
        BudgetedKey known = keys.of(key);
        LeaseRow row = leases.of(life, key);
        if (known == null || !known.named() || row == null) {
            return null;
        }
        return new LeaseAnswer(
                row.number(), row.granted(), row.charged(), row.closed(), limits(known));
    }

    /** How the account stands. */
    public Balance balance() {
        return new Balance(grants.credited(), keys.charged(), leases.out());
    }

    /** How every key that was ever named stands, by ascending id. */
    public List<KeyBalance> keyBalances() {
        return keys.keys().stream()
                .map(key ->
                        new KeyBalance(
                                key.key(),
                                key.named(),
                                key.budget(),
                                key.charged(),
                                leases.out(key.key())))
                .sorted((one, other) -> one.key().value().compareTo(other.key().value()))
                .toList();
    }
}
