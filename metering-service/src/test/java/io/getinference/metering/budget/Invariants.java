package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What must be true after every event, computed from the events alone where that is possible: its
 * own sums, its own memory of what was seen, its own reading of the lease rule.
 */
final class Invariants {

    private static final Duration MONEY_STAYS_OUT_MAX = Duration.ofSeconds(30 + 3600);

    private final Predicate<LifeId> careless;
    private final Set<Long> creditsSeen = new HashSet<>();
    private final Set<String> usageRated = new HashSet<>();
    private final Map<String, Instant> lastSet = new HashMap<>();
    private final Map<KeyId, Money> chargedByKey = new HashMap<>();
    private Money credited = Money.ZERO;
    private Money charged = Money.ZERO;
    private Money house = Money.ZERO;
    private LimitsSet newest;
    private int reclaims;

    Invariants(Predicate<LifeId> careless, LimitsSet none) {
        this.careless = careless;
        this.newest = none;
    }

    int usageRated() {
        return usageRated.size();
    }

    int reclaims() {
        return reclaims;
    }

    boolean housePaid() {
        return house.isPositive();
    }

    void check(AccountState before, JournalEvent event, Applied applied) {
        AccountState after = applied.state();
        unless(!after.time().isBefore(before.time()), "time went back");
        remember(event);
        List<UsageRated> rated =
                applied.effects().stream()
                        .filter(Effect.Rated.class::isInstance)
                        .map(effect -> ((Effect.Rated) effect).rated())
                        .toList();
        reclaims +=
                (int) applied.effects().stream().filter(Effect.Reclaimed.class::isInstance).count();
        checkUsage(before, event, after, rated);
        checkSums(after);
        checkBudgets(before, event, after);
        checkRows(before, event, after);
    }

    private void remember(JournalEvent event) {
        if (event instanceof CreditGranted granted && creditsSeen.add(granted.number())) {
            credited = credited.plus(granted.amount());
        }
        if (event instanceof LimitsSet limits && limits.number() > newest.number()) {
            newest = limits;
        }
    }

    private void checkUsage(
            AccountState before, JournalEvent event, AccountState after, List<UsageRated> rated) {
        if (!(event instanceof UsageRecorded used)) {
            unless(rated.isEmpty(), "only usage is rated");
            return;
        }
        if (!usageRated.add(used.attemptId())) {
            unless(rated.isEmpty(), "a repetition was charged");
            return;
        }
        unless(rated.size() == 1, "usage was lost");
        UsageRated one = rated.getFirst();
        Money value = new Money(used.usage().prompt() + used.usage().output());
        unless(one.usage().equals(used) && one.value().equals(value), "another usage was rated");
        Money due = used.outcome().isBillable() ? value.min(used.hold()) : Money.ZERO;
        unless(due.covers(one.charge()), "charged above the hold");
        LeaseRow row = before.leases().of(used.life(), used.key());
        boolean open = row != null && !row.closed() && !row.reclaimableAt(after.time());
        if (open && !careless.test(used.life())) {
            unless(one.charge().equals(due), "the house paid for what the lease had set aside");
        }
        charged = charged.plus(one.charge());
        chargedByKey.merge(used.key(), one.charge(), Money::plus);
        house = house.plus(value.minus(one.charge()));
    }

    private void checkSums(AccountState after) {
        unless(after.grants().credited().equals(credited), "credit is not what was granted");
        unless(
                after.grants().remaining().equals(credited.minus(charged)),
                "charges are not the sum of ratings");
        unless(after.house().equals(house), "the house's share is not the rest");
        for (BudgetedKey key : after.keys().keys()) {
            Money sum = chargedByKey.getOrDefault(key.key(), Money.ZERO);
            unless(key.charged().equals(sum), "a key's charges are not its ratings");
        }
    }

    private void checkBudgets(AccountState before, JournalEvent event, AccountState after) {
        Out out = Out.of(after);
        unless(credited.minus(charged).covers(out.total), "the account is overspent");
        Map<KeyId, KeyLimits> named = new HashMap<>();
        newest.keys().forEach(limits -> named.put(limits.key(), limits));
        for (BudgetedKey key : after.keys().keys()) {
            KeyLimits limits = named.remove(key.key());
            unless(key.named() == (limits != null), "not the newest limits");
            unless(
                    limits == null || Objects.equals(key.budget(), limits.budget()),
                    "not the newest limits");
            Money excess = excess(key, out);
            if (excess.isPositive() && !(event instanceof LimitsSet)) {
                BudgetedKey was = before.keys().of(key.key());
                unless(
                        was != null && excess(was, Out.of(before)).covers(excess),
                        "a key is overspent");
            }
        }
        unless(named.isEmpty(), "not the newest limits");
    }

    /** How far a key is beyond its budget: only a lowered limit may bring that about. */
    private static Money excess(BudgetedKey key, Out out) {
        return key.budget() == null
                ? Money.ZERO
                : key.charged().plus(out.of(key.key())).minus(key.budget());
    }

    private void checkRows(AccountState before, JournalEvent event, AccountState after) {
        List<LeaseRow> rows = after.leases().rows();
        for (int i = 0; i < before.leases().rows().size(); i++) {
            LeaseRow was = before.leases().rows().get(i);
            if (i >= rows.size() || !rows.get(i).equals(was)) {
                checkRow(was, after.leases().of(was.life(), was.key()));
            }
        }
        if (event instanceof LeaseSet asked) {
            checkLease(before, asked, after);
        }
        for (LeaseRow row : rows) {
            if (row.hasMoneyOut()) {
                checkAge(row, after.time());
            }
        }
    }

    private void checkAge(LeaseRow row, Instant time) {
        Instant set = lastSet.getOrDefault(row.life() + "/" + row.key(), time);
        unless(
                Duration.between(set, time).compareTo(MONEY_STAYS_OUT_MAX) < 0,
                "money of a lost gateway stays out");
    }

    private static void checkRow(LeaseRow was, @Nullable LeaseRow is) {
        if (is == null) {
            throw new InvariantBroken("a row was forgotten");
        }
        unless(is.charged().covers(was.charged()), "a row's charges fell");
        unless(is.number() >= was.number(), "a row went back to an older message");
        unless(!was.closed() || is.equals(was), "a closed row changed");
    }

    private void checkLease(AccountState before, LeaseSet asked, AccountState after) {
        LeaseRow was = before.leases().of(asked.life(), asked.key());
        LeaseRow is = after.leases().of(asked.life(), asked.key());
        if ((named(asked.key()) || was != null) && isNews(asked, was, after.time())) {
            lastSet.put(asked.life() + "/" + asked.key(), after.time());
            unless(
                    is != null
                            && is.number() == asked.number()
                            && is.granted()
                                    .equals(
                                            LeaseOracle.total(
                                                    before,
                                                    asked,
                                                    after.time(),
                                                    named(asked.key()))),
                    "not the total of the lease rule");
        } else {
            unless(
                    is == null ? was == null : is.closed() || is.equals(was),
                    "a message was applied that must not count");
        }
    }

    private static boolean isNews(LeaseSet asked, @Nullable LeaseRow was, Instant time) {
        return was == null
                || (!was.closed() && !was.reclaimableAt(time) && asked.number() > was.number());
    }

    private boolean named(KeyId key) {
        return newest.keys().stream().anyMatch(of -> of.key().equals(key));
    }

    private record Out(Money total, Map<KeyId, Money> byKey) {

        static Out of(AccountState state) {
            Map<KeyId, Money> byKey = new HashMap<>();
            Money total = Money.ZERO;
            for (LeaseRow row : state.leases().rows()) {
                if (row.granted().nanos() != row.charged().nanos()) {
                    total = total.plus(row.granted()).minus(row.charged());
                    byKey.merge(row.key(), row.granted().minus(row.charged()), Money::plus);
                }
            }
            return new Out(total, byKey);
        }

        Money of(KeyId key) {
            return byKey.getOrDefault(key, Money.ZERO);
        }
    }
}
