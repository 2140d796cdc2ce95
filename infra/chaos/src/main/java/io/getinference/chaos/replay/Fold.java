package io.getinference.chaos.replay;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.replay.Step.Sums;
import io.getinference.chaos.replay.Step.Verdict;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LifeClosed;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.metering.budget.AccountState;
import io.getinference.metering.budget.Applied;
import io.getinference.metering.budget.Balance;
import io.getinference.metering.budget.Effect;
import io.getinference.metering.budget.KeyBalance;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Metering's pure fold, with a look at every row after every record. */
final class Fold {

    private final Map<AccountId, AccountState> states = new HashMap<>();
    private final Map<AccountId, Rows> rows = new HashMap<>();

    Map<AccountId, JsonNode> states() {
        Map<AccountId, JsonNode> wire = new HashMap<>();
        states.forEach((account, state) ->
                wire.put(account, Wire.JSON.readTree(Wire.JSON.writeValueAsBytes(state))));
        return wire;
    }

    Step apply(JournalRecord record) {
        JournalEvent event = record.event();
        AccountId account = event.account();
        Applied applied =
                states.getOrDefault(account, AccountState.NEW).apply(event, record.appended());
        states.put(account, applied.state());
        return new Step(
                record,
                verdict(applied.effects()),
                rated(applied.effects()),
                standing(applied.state()),
                sums(event, applied));
    }

    private Sums sums(JournalEvent event, Applied applied) {
        Rows known = rows.computeIfAbsent(event.account(), _ -> new Rows());
        if (event instanceof LimitsSet limits) {
            limits.keys().forEach(key -> known.know(key.key()));
        }
        if (applied.effects().stream().anyMatch(Effect.Reclaimed.class::isInstance)) {
            known.refreshAll(applied.state());
        }
        Money lifeOut = Money.ZERO;
        Optional<LifeId> life = life(event);
        if (life.isPresent()) {
            known.refresh(applied.state(), life.get());
            lifeOut = known.out(life.get());
        }
        return new Sums(known.all(), lifeOut, tightestKey(applied.state()));
    }

    static Optional<LifeId> life(JournalEvent event) {
        return switch (event) {
            case LeaseSet asked -> Optional.of(asked.life());
            case UsageRecorded used -> Optional.of(used.life());
            case LifeClosed closed -> Optional.of(closed.life());
            case LeaseReclaimed reclaimed -> Optional.of(reclaimed.life());
            default -> Optional.empty();
        };
    }

    private static Verdict verdict(List<Effect> effects) {
        Verdict verdict = Verdict.APPLIED;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Ignored) {
                verdict = Verdict.IGNORED;
            } else if (effect instanceof Effect.Quarantined) {
                verdict = Verdict.QUARANTINED;
            }
        }
        return verdict;
    }

    private static @Nullable UsageRated rated(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Rated(UsageRated rated, _)) {
                return rated;
            }
        }
        return null;
    }

    private static Standing standing(AccountState state) {
        Balance balance = state.balance();
        return new Standing(balance.credited(), balance.charged(), balance.held());
    }

    private static @Nullable Money tightestKey(AccountState state) {
        return state.keyBalances().stream()
                .map(KeyBalance::available)
                .filter(Objects::nonNull)
                .min(Money::compareTo)
                .orElse(null);
    }
}
