package io.getinference.metering.budget;

import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds that are wrong in one way each; a simulation that passes them proves nothing. */
enum PlantedBugs implements Authority {
    FORGETS_WHICH_USAGE_IT_HAS_SEEN {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            return with(state, state.facts(), SeenUsage.NONE, state.leases())
                    .apply(event, appended);
        }
    },
    LEASES_WITHOUT_DEDUCTING_OTHER_LEASES {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            if (!(event instanceof LeaseSet asked)) {
                return state.apply(event, appended);
            }
            LeaseRow own = state.leases().of(asked.life(), asked.key());
            LeaseRows alone = new LeaseRows(own == null ? List.of() : List.of(own));
            Applied applied = withLeases(state, alone).apply(event, appended);
            LeaseRows all = state.leases();
            for (LeaseRow row : applied.state().leases().rows()) {
                all = all.with(row);
            }
            return new Applied(withLeases(applied.state(), all), applied.effects());
        }
    },
    CHARGES_LATE_USAGE_IN_FULL {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            if (!(event instanceof UsageRecorded used)) {
                return state.apply(event, appended);
            }
            LeaseRow row = state.leases().of(used.life(), used.key());
            if (row == null || !row.closed()) {
                return state.apply(event, appended);
            }
            LeaseRow reopened =
                    new LeaseRow(
                            row.life(),
                            row.key(),
                            row.number(),
                            row.granted().plus(used.hold()),
                            row.charged(),
                            Instant.MAX.minus(Rules.RECLAIM_AFTER),
                            false);
            Applied applied =
                    withLeases(state, state.leases().with(reopened)).apply(event, appended);
            return new Applied(
                    withLeases(applied.state(), applied.state().leases().with(row)),
                    applied.effects());
        }
    },
    LETS_AN_OLDER_FACT_REPLACE_NEWER_LIMITS {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            SeenFacts forgetful =
                    event instanceof LimitsSet ? state.facts().withLimits(0) : state.facts();
            return with(state, forgetful, state.usage(), state.leases()).apply(event, appended);
        }
    },
    REOPENS_RECLAIMED_ROWS {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            List<LeaseRow> open = new ArrayList<>(state.leases().rows());
            open.removeIf(LeaseRow::closed);
            return withLeases(state, new LeaseRows(open)).apply(event, appended);
        }
    },
    NEVER_RECLAIMS {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            List<LeaseRow> lasting = new ArrayList<>();
            for (LeaseRow row : state.leases().rows()) {
                lasting.add(
                        new LeaseRow(
                                row.life(),
                                row.key(),
                                row.number(),
                                row.granted(),
                                row.charged(),
                                Instant.MAX.minus(Rules.RECLAIM_AFTER),
                                row.closed()));
            }
            return withLeases(state, new LeaseRows(lasting)).apply(event, appended);
        }
    },
    LETS_OLD_LEASE_MESSAGES_COUNT {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            if (!(event instanceof LeaseSet asked)) {
                return state.apply(event, appended);
            }
            LeaseRow row = state.leases().of(asked.life(), asked.key());
            if (row == null) {
                return state.apply(event, appended);
            }
            LeaseRow forgetful =
                    new LeaseRow(
                            row.life(),
                            row.key(),
                            0,
                            row.granted(),
                            row.charged(),
                            row.validUntil(),
                            row.closed());
            return withLeases(state, state.leases().with(forgetful)).apply(event, appended);
        }
    },
    FORGETS_THE_HOUSE {
        @Override
        public Applied apply(AccountState state, JournalEvent event, Instant appended) {
            Applied applied = state.apply(event, appended);
            AccountState after = applied.state();
            return new Applied(
                    new AccountState(
                            after.time(),
                            after.facts(),
                            after.usage(),
                            after.grants(),
                            after.keys(),
                            after.leases(),
                            Money.ZERO),
                    applied.effects());
        }
    };

    private static AccountState withLeases(AccountState state, LeaseRows rows) {
        return with(state, state.facts(), state.usage(), rows);
    }

    private static AccountState with(
            AccountState state, SeenFacts facts, SeenUsage usage, LeaseRows rows) {
        return new AccountState(
                state.time(), facts, usage, state.grants(), state.keys(), rows, state.house());
    }
}
