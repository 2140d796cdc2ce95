package io.getinference.metering.budget;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The account's leases, at most one for each gateway life and API key. */
record LeaseRows(List<LeaseRow> rows) {

    static final LeaseRows NONE = new LeaseRows(List.of());

    LeaseRows {
        rows = List.copyOf(rows);
    }

    @Nullable LeaseRow of(LifeId life, KeyId key) {
        for (LeaseRow row : rows) {
            if (row.belongsTo(life, key)) {
                return row;
            }
        }
        return null;
    }

    LeaseRows with(LeaseRow row) {
        List<LeaseRow> changed = new ArrayList<>(rows);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).belongsTo(row.life(), row.key())) {
                changed.set(i, row);
                return new LeaseRows(changed);
            }
        }
        changed.add(row);
        return new LeaseRows(changed);
    }

    /** All money out, under the account's credit. */
    Money out() {
        return withMoneyOut().map(LeaseRow::out).reduce(Money.ZERO, Money::plus);
    }

    /** The money out under one key's budget. */
    Money out(KeyId key) {
        return withMoneyOut()
                .filter(row -> row.key().equals(key))
                .map(LeaseRow::out)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Most rows are of gateways long gone and hold nothing. */
    private Stream<LeaseRow> withMoneyOut() {
        return rows.stream().filter(row -> !row.granted().equals(row.charged()));
    }

    Stream<LeaseRow> reclaimableAt(Instant time) {
        return withMoneyOut().filter(row -> row.reclaimableAt(time));
    }
}
