package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An authority over one account, by the rules of the fold and without its journal. */
public final class InMemoryAuthority implements Authority {

    private final Map<Name, TwinRow> rows = new HashMap<>();
    private final Map<KeyId, Money> budgets = new HashMap<>();
    private Money credit;
    private long validMillis = LeaseAnswer.VALID.toMillis();
    private int asked;
    private int told;
    private boolean silent;
    private boolean losing;

    public InMemoryAuthority(Money credit) {
        this.credit = credit;
    }

    public synchronized void credit(Money amount) {
        credit = credit.plus(amount);
    }

    public synchronized void silent(boolean isSilent) {
        silent = isSilent;
    }

    public synchronized void losing(boolean isLosing) {
        losing = isLosing;
    }

    synchronized void budget(KeyId key, Money budget) {
        budgets.put(key, budget);
    }

    synchronized void validFor(long millis) {
        validMillis = millis;
    }

    /** What the fold does with usage of an open row. */
    synchronized void charge(LifeId life, KeyId key, Money charge) {
        row(life, key).charge(charge);
    }

    synchronized void reclaim(LifeId life, KeyId key) {
        row(life, key).close();
    }

    synchronized boolean isClosed(LifeId life, KeyId key) {
        return row(life, key).closed;
    }

    /** What the tightest limit over a key lets through now. */
    synchronized Money available(KeyId key) {
        return limits(key).stream().map(LimitLeft::available).min(Money::compareTo).orElseThrow();
    }

    /** What the tightest limit over a key would let through if every lease came back. */
    synchronized Money remaining(KeyId key) {
        return limits(key).stream().map(LimitLeft::remaining).min(Money::compareTo).orElseThrow();
    }

    /** How often it was asked. */
    public synchronized int asked() {
        return asked;
    }

    synchronized int told() {
        return told;
    }

    /** What is leased and not given back, over all keys. */
    public synchronized Money granted() {
        return sum(rows.values().stream().map(row -> row.granted).toList());
    }

    synchronized Money granted(LifeId life, KeyId key) {
        return row(life, key).granted;
    }

    /** What is leased, not given back and not charged. */
    synchronized Money out() {
        return sum(rows.values().stream().map(TwinRow::out).toList());
    }

    @Override
    public synchronized LeaseAnswer ask(LeaseSet message) throws BudgetUnavailable {
        asked++;
        if (silent) {
            throw new BudgetUnavailable("silent", null);
        }
        apply(message);
        return answer(message.life(), message.key());
    }

    @Override
    public synchronized CompletableFuture<?> tell(LeaseSet message) {
        told++;
        if (losing) {
            return CompletableFuture.failedFuture(new IllegalStateException("lost"));
        }
        apply(message);
        return CompletableFuture.completedFuture(message);
    }

    synchronized void apply(LeaseSet message) {
        row(message.life(), message.key()).set(message, available(message.key()));
    }

    synchronized LeaseAnswer answer(LifeId life, KeyId key) {
        TwinRow row = row(life, key);
        return new LeaseAnswer(
                row.number, row.granted, row.charged, row.closed, limits(key), validMillis);
    }

    private List<LimitLeft> limits(KeyId key) {
        List<LimitLeft> limits = new ArrayList<>();
        limits.add(left(Limit.ACCOUNT_CREDIT, credit, List.copyOf(rows.values())));
        Money budget = budgets.get(key);
        if (budget != null) {
            limits.add(left(Limit.KEY_BUDGET, budget, of(key)));
        }
        return limits;
    }

    private static LimitLeft left(Limit limit, Money amount, List<TwinRow> under) {
        Money remaining = amount.minus(sum(under.stream().map(row -> row.charged).toList()));
        return new LimitLeft(
                limit, remaining.minus(sum(under.stream().map(TwinRow::out).toList())), remaining);
    }

    private List<TwinRow> of(KeyId key) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().key().equals(key))
                .map(Map.Entry::getValue)
                .toList();
    }

    private TwinRow row(LifeId life, KeyId key) {
        return rows.computeIfAbsent(new Name(life, key), name -> new TwinRow());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    private record Name(LifeId life, KeyId key) {}
}
