package io.getinference.chaos.replay;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.evidence.Standing;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.LifeId;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole journal, applied again from offset 0.
 *
 * @param steps every record with what came of it
 * @param states the state of every account at the end, in the form in which metering stores it
 */
public record Replay(List<Step> steps, Map<AccountId, JsonNode> states) {

    public Replay {
        steps = List.copyOf(steps);
        states = Map.copyOf(states);
    }

    /** Applies the records, each account's in their order. */
    public static Replay of(List<JournalRecord> journal) {
        Fold fold = new Fold();
        return new Replay(journal.stream().map(fold::apply).toList(), fold.states());
    }

    /** What usage was charged, in the journal's order. */
    public Stream<UsageRated> rated() {
        return steps.stream().map(Step::rated).filter(Objects::nonNull);
    }

    /** The life that an event of a gateway, or about one, is of. */
    public static Optional<LifeId> life(JournalEvent event) {
        return Fold.life(event);
    }

    /** How an account stands at the end. */
    public Standing standing(AccountId account) {
        return steps.reversed().stream()
                .filter(step -> step.record().event().account().equals(account))
                .findFirst()
                .map(Step::standing)
                .orElse(Standing.NONE);
    }
}
