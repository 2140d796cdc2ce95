package io.getinference.metering.budget;

import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/** Leases: set by gateways, closed by their next life, taken back from those that stay away. */
record LeaseTurn(Turn turn) {

    void on(LeaseSet asked) {
        Effect.@Nullable Reason refusal = refusal(asked);
        if (refusal != null) {
            turn.ignore(refusal);
            return;
        }
        BudgetedKey key = turn.budgets.of(asked.key());
        LeaseRow known = turn.gateways.row(asked.life(), asked.key());
        LeaseRow row =
                known == null
                        ? LeaseRow.fresh(asked.key(), key == null ? null : key.team())
                        : key == null ? known : known.under(key.team());
        // A key that is no longer named gives back what it has; nothing more is granted to it.
        Money available =
                key != null && key.named()
                        ? turn.limits().available(asked.key(), row.team())
                        : Money.ZERO;
        RowRates rates = new RateTurn(turn).set(asked, row);
        turn.gateways =
                turn.gateways.with(
                        asked.life(), row.set(asked, available, turn.time, turn.rules).with(rates));
    }

    private Effect.@Nullable Reason refusal(LeaseSet asked) {
        if (turn.gateways.hasClosed(asked.life())) {
            return Effect.Reason.CLOSED_LIFE;
        }
        if (turn.quarantine.frozen()) {
            return Effect.Reason.FROZEN;
        }
        Life life = turn.gateways.of(asked.life());
        LeaseRow row = life.of(asked.key());
        if (life.reclaimed()) {
            return Effect.Reason.CLOSED_ROW;
        }
        return row == null ? refusal(asked.key()) : refusal(row, asked.number());
    }

    private Effect.@Nullable Reason refusal(KeyId unleased) {
        BudgetedKey key = turn.budgets.of(unleased);
        return key != null && key.named() ? null : Effect.Reason.UNKNOWN_KEY;
    }

    private static Effect.@Nullable Reason refusal(LeaseRow row, long number) {
        if (row.closed()) {
            return Effect.Reason.CLOSED_ROW;
        }
        if (number > row.number()) {
            return null;
        }
        return number == row.number() ? Effect.Reason.REPETITION : Effect.Reason.OUTDATED;
    }

    void on(LifeClosed closed) {
        if (turn.gateways.hasClosed(closed.life())) {
            turn.ignore(Effect.Reason.REPETITION);
            return;
        }
        Life life = turn.gateways.of(closed.life());
        turn.gateways = turn.gateways.with(closed.life(), life.over(closed.lastUsage()));
    }

    void on(LeaseReclaimed reclaimed) {
        Life life = turn.gateways.find(reclaimed.life());
        if (life == null) {
            turn.ignore(Effect.Reason.UNKNOWN_LIFE);
            return;
        }
        for (LeaseRow row : life.rows()) {
            tellReclaimed(reclaimed.life(), row);
        }
        turn.gateways = turn.gateways.with(reclaimed.life(), life.reclaim());
    }

    void reclaimDue() {
        if (turn.quarantine.frozen()) {
            return;
        }
        for (Gateway gateway : turn.gateways.all()) {
            for (Life life : gateway.open()) {
                for (LeaseRow row : life.rows()) {
                    if (row.reclaimableAt(turn.time, turn.rules)) {
                        LifeId id = new LifeId(gateway.id(), life.count());
                        tellReclaimed(id, row);
                        turn.gateways = turn.gateways.with(id, row.close());
                    }
                }
            }
        }
    }

    private void tellReclaimed(LifeId life, LeaseRow row) {
        if (row.hasMoneyOut()) {
            turn.add(new Effect.Reclaimed(life, row.key(), row.out()));
        }
    }

    /** A life that is over is forgotten once nothing of it can come any more. */
    void closeLives() {
        if (turn.quarantine.frozen()) {
            return;
        }
        for (Gateway gateway : turn.gateways.all()) {
            for (Life life : gateway.open()) {
                if (life.canClose()) {
                    LifeId id = new LifeId(gateway.id(), life.count());
                    turn.gateways = turn.gateways.close(id);
                    turn.add(new Effect.Closed(id));
                }
            }
        }
    }
}
