package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.money.Money;

/** A row as the account's fold has it, by the same rules. */
final class TwinRow {

    private static final long PARTS = 4;

    long number;
    Money granted = Money.ZERO;
    Money charged = Money.ZERO;
    boolean closed;

    Money out() {
        return granted.minus(charged);
    }

    /** Sets the totals; only the newest message counts, and a closed row takes none. */
    void set(LeaseSet asked, Money available) {
        if (closed || asked.number() <= number) {
            return;
        }
        number = asked.number();
        granted =
                granted.covers(asked.wants())
                        ? asked.wants().max(charged)
                        : granted.plus(increment(asked, available));
    }

    private Money increment(LeaseSet asked, Money available) {
        if (!available.isPositive()) {
            return Money.ZERO;
        }
        Money share = available.dividedBy(PARTS);
        Money needed = asked.needs().minus(granted);
        Money helpful = available.covers(needed) ? share.max(needed) : share;
        return helpful.min(asked.wants().minus(granted));
    }

    /** Of an open row: beyond what it has out the fold charges what every limit can spare. */
    void charge(Money charge) {
        charged = charged.plus(charge);
        granted = granted.max(charged);
    }

    void close() {
        closed = true;
        granted = charged;
    }
}
