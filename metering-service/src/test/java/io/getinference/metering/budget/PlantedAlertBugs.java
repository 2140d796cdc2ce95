package io.getinference.metering.budget;

import io.getinference.common.event.LimitsSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Folds that tell the wrong shares of budgets. */
enum PlantedAlertBugs implements Authority {
    TELLS_A_SHARE_AGAIN_WITH_EVERY_CHARGE {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Alerts alerts = Alerts.of(state.alerts());
            Alerts forgetful = new Alerts(alerts.percents(), alerts.number(), List.of());
            return REAL.apply(Parts.of(state).alerts(forgetful).state(), entry);
        }
    },
    TELLS_NOTHING_OF_A_BUDGET_THAT_IS_LOWERED {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Applied applied = REAL.apply(state, entry);
            return entry.event() instanceof LimitsSet
                    ? new Applied(
                            applied.state(),
                            applied.effects().stream()
                                    .filter(effect -> !(effect instanceof Effect.Reached))
                                    .toList())
                    : applied;
        }
    },
    NEVER_TELLS_A_SHARE_AGAIN_AFTER_A_RAISE {
        @Override
        public Applied apply(AccountState state, Entry entry) {
            Applied applied = REAL.apply(state, entry);
            List<Told> ever = new ArrayList<>(Alerts.of(state.alerts()).told());
            Alerts alerts = Alerts.of(applied.state().alerts());
            ever.addAll(alerts.told());
            List<Told> highest =
                    ever.stream()
                            .sorted(Comparator.comparingInt(Told::percent).reversed())
                            .distinct()
                            .toList();
            Alerts stubborn = new Alerts(alerts.percents(), alerts.number(), highest);
            return new Applied(
                    Parts.of(applied.state()).alerts(stubborn).state(), applied.effects());
        }
    }
}
