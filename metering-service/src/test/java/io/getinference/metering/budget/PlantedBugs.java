package io.getinference.metering.budget;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Folds that are wrong in one way each; a simulation that passes them proves nothing. */
enum PlantedBugs implements Authority {
    FORGETS_WHICH_USAGE_IT_HAS_SEEN {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return REAL.apply(
                    Parts.of(state)
                            .lives(life ->
                                    new Life(
                                            life.count(),
                                            SeenNumbers.NONE,
                                            life.last(),
                                            life.reclaimed(),
                                            life.rows())),
                    entry);
        }
    },
    LEASES_WITHOUT_DEDUCTING_OTHER_LEASES {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            if (!(entry.event() instanceof LeaseSet asked)) {
                return REAL.apply(state, entry);
            }
            LeaseRow own = state.gateways().row(asked.life(), asked.key());
            AccountState alone =
                    Parts.of(state).rows(row -> row.equals(own) ? row : row.without(row.out()));
            Applied applied = REAL.apply(alone, entry);
            LeaseRow set = applied.state().gateways().row(asked.life(), asked.key());
            Gateways all =
                    set == null ? state.gateways() : state.gateways().with(asked.life(), set);
            return new Applied(Parts.of(applied.state()).gateways(all).state(), applied.effects());
        }
    },
    CHARGES_LATE_USAGE_IN_FULL {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            if (!(entry.event() instanceof UsageRecorded used)) {
                return REAL.apply(state, entry);
            }
            LeaseRow row = state.gateways().row(used.life(), used.key());
            if (row == null || !row.closed()) {
                return REAL.apply(state, entry);
            }
            LeaseRow reopened =
                    new LeaseRow(
                            row.key(),
                            row.team(),
                            row.number(),
                            row.granted().plus(used.hold()),
                            row.charged(),
                            entry.at(),
                            Duration.ofDays(1),
                            false,
                            row.rates());
            Parts open = Parts.of(state).gateways(state.gateways().with(used.life(), reopened));
            Applied applied = REAL.apply(open.state(), entry);
            Gateways closedAgain =
                    applied.state().gateways().hasClosed(used.life())
                            ? applied.state().gateways()
                            : applied.state().gateways().with(used.life(), row);
            return new Applied(
                    Parts.of(applied.state()).gateways(closedAgain).state(), applied.effects());
        }
    },
    LETS_AN_OLDER_FACT_REPLACE_NEWER_LIMITS {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return entry.event() instanceof OperatorFact
                    ? REAL.apply(
                            Parts.of(state).facts(state.facts().withOperator(0)).state(), entry)
                    : REAL.apply(state, entry);
        }
    },
    REOPENS_RECLAIMED_ROWS {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return REAL.apply(
                    Parts.of(state)
                            .rows(row ->
                                    row.closed() ? LeaseRow.fresh(row.key(), row.team()) : row),
                    entry);
        }
    },
    NEVER_RECLAIMS {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Rules patient =
                    new Rules(
                            state.rules().leaseValid(),
                            Duration.ofDays(1000),
                            state.rules().share());
            Applied applied = REAL.apply(Parts.of(state).rules(patient).state(), entry);
            return applied.state().rules().equals(patient)
                    ? new Applied(
                            Parts.of(applied.state()).rules(state.rules()).state(),
                            applied.effects())
                    : applied;
        }
    },
    LETS_OLD_LEASE_MESSAGES_COUNT {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            if (!(entry.event() instanceof LeaseSet asked)) {
                return REAL.apply(state, entry);
            }
            LeaseRow own = state.gateways().row(asked.life(), asked.key());
            return REAL.apply(
                    Parts.of(state)
                            .rows(row ->
                                    !row.equals(own)
                                            ? row
                                            : new LeaseRow(
                                                    row.key(),
                                                    row.team(),
                                                    0,
                                                    row.granted(),
                                                    row.charged(),
                                                    row.setAt(),
                                                    row.valid(),
                                                    row.closed(),
                                                    row.rates())),
                    entry);
        }
    },
    FORGETS_THE_HOUSE {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Applied applied = REAL.apply(state, entry);
            return new Applied(
                    Parts.of(applied.state()).house(Money.ZERO).state(), applied.effects());
        }
    },
    CLOSES_LIVES_BEFORE_ALL_THEIR_USAGE_IS_SEEN {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return entry.event() instanceof LifeClosed closed
                    ? REAL.apply(
                            state,
                            Entry.of(
                                    entry.at(), new LifeClosed(closed.account(), closed.life(), 0)))
                    : REAL.apply(state, entry);
        }
    },
    FORGETS_THAT_LIVES_WERE_CLOSED {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            List<Gateway> forgetful =
                    state.gateways().all().stream()
                            .map(gateway -> new Gateway(gateway.id(), 1, gateway.open()))
                            .toList();
            return REAL.apply(Parts.of(state).gateways(new Gateways(forgetful)).state(), entry);
        }
    },
    BEGINS_WINDOWS_ANEW_WITH_EVERY_LIMITS {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return entry.event() instanceof LimitsSet
                    ? REAL.apply(
                            Parts.of(state)
                                    .windows(count ->
                                            new WindowCount(
                                                    count.window(),
                                                    count.amount(),
                                                    count.starts(),
                                                    Instant.EPOCH,
                                                    Money.ZERO)),
                            entry)
                    : REAL.apply(state, entry);
        }
    },
    NEVER_BEGINS_A_WINDOW_ANEW {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return REAL.apply(
                    Parts.of(state)
                            .windows(count ->
                                    new WindowCount(
                                            count.window(),
                                            count.amount(),
                                            List.of(Instant.EPOCH),
                                            Instant.EPOCH,
                                            count.charged())),
                    entry);
        }
    },
    MOVES_LEASES_TO_ANOTHER_TEAM_WITH_THEIR_KEY {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return REAL.apply(
                    Parts.of(state)
                            .rows(row ->
                                    row.closed()
                                            ? row
                                            : new LeaseRow(
                                                    row.key(),
                                                    Objects.requireNonNull(
                                                                    state.budgets().of(row.key()))
                                                            .team(),
                                                    row.number(),
                                                    row.granted(),
                                                    row.charged(),
                                                    row.setAt(),
                                                    row.valid(),
                                                    false,
                                                    row.rates())),
                    entry);
        }
    },
    TAKES_BACK_CREDIT_THAT_LEASES_NEED {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            if (!(entry.event() instanceof CreditReversed)
                    && !(entry.event() instanceof CreditExpired)) {
                return REAL.apply(state, entry);
            }
            Applied applied =
                    REAL.apply(Parts.of(state).rows(row -> row.without(row.out())), entry);
            return new Applied(
                    Parts.of(applied.state()).gateways(state.gateways()).state(),
                    applied.effects());
        }
    },
    FORGETS_QUARANTINED_USAGE {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Applied applied = REAL.apply(state, entry);
            return new Applied(
                    Parts.of(applied.state()).quarantine(Quarantine.NONE).state(),
                    applied.effects());
        }
    },
    GOES_BY_THE_RULES_OF_ITS_OWN_RELEASE {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Applied applied = REAL.apply(state, entry);
            return new Applied(
                    Parts.of(applied.state()).rules(Rules.FIRST).state(), applied.effects());
        }
    },
    FORGETS_WHAT_BUCKETS_OWE {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return REAL.apply(RateBugs.withFullBuckets(state), entry);
        }
    },
    FORGETS_WHAT_ROWS_WERE_GRANTED_OF_RATES {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return REAL.apply(Parts.of(state).rows(row -> row.with((RowRates) null)), entry);
        }
    },
    COUNTS_WHAT_RUNS_IN_THE_ASKING_ROW_ONLY {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            return RateBugs.countingOnlyWhatTheAskingRowRuns(state, entry);
        }
    },
    DECIDES_BY_WHO_IT_IS {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Applied applied = REAL.apply(state, entry);
            return ASKED.incrementAndGet() % 1000 == 0
                    ? new Applied(
                            applied.state(), List.of(new Effect.Ignored(Effect.Reason.REPETITION)))
                    : applied;
        }
    };

    /** Something that a replay does not repeat: how often this instance was asked. */
    private static final AtomicLong ASKED = new AtomicLong();
}
