package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.KeyId;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.lease.Limit;
import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An authority over one account's credit, by the rule of the fold and without its journal. */
public final class InMemoryAuthority implements Authority {

    private final Map<KeyId, Row> rows = new HashMap<>();
    private Money credit;
    private int asked;
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

    /** How often it was asked. */
    public synchronized int asked() {
        return asked;
    }

    /** What is leased and not given back, over all keys. */
    public synchronized Money granted() {
        return rows.values().stream().map(row -> row.granted).reduce(Money.ZERO, Money::plus);
    }

    @Override
    public synchronized LeaseAnswer ask(LeaseSet message) throws BudgetUnavailable {
        asked++;
        if (silent) {
            throw new BudgetUnavailable("silent", null);
        }
        Row row = apply(message);
        LimitLeft left = new LimitLeft(Limit.ACCOUNT_CREDIT, credit.minus(granted()), credit);
        return new LeaseAnswer(row.number, row.granted, Money.ZERO, false, List.of(left));
    }

    @Override
    public synchronized CompletableFuture<?> tell(LeaseSet message) {
        if (losing) {
            return CompletableFuture.failedFuture(new IllegalStateException("lost"));
        }
        return CompletableFuture.completedFuture(apply(message));
    }

    private Row apply(LeaseSet message) {
        Row row = rows.computeIfAbsent(message.key(), key -> new Row());
        if (message.number() <= row.number) {
            return row;
        }
        row.number = message.number();
        Money available = credit.minus(granted());
        Money wants = message.wants().minus(row.granted);
        Money needs = message.needs().minus(row.granted);
        if (!wants.isPositive()) {
            row.granted = message.wants();
        } else if (available.isPositive()) {
            Money needed = available.covers(needs) ? needs : Money.ZERO;
            row.granted = row.granted.plus(wants.min(available.dividedBy(4).max(needed)));
        }
        return row;
    }

    private static final class Row {
        private long number;
        private Money granted = Money.ZERO;
    }
}
