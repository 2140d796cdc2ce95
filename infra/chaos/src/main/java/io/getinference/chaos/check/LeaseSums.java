package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Standing;
import io.getinference.chaos.replay.Step;
import io.getinference.chaos.replay.Step.Verdict;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.id.AccountId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Leases, row by row, and the pool are the balance; a stale lease changes nothing. */
final class LeaseSums implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        List<String> unequal = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        Map<AccountId, Standing> before = new HashMap<>();
        long stale = 0;
        for (Step step : trial.replay().steps()) {
            AccountId account = step.record().event().account();
            Standing was = before.getOrDefault(account, Standing.NONE);
            before.put(account, step.standing());
            if (!step.sums().rowsOut().equals(step.standing().held())) {
                unequal.add(account + "@" + step.record().offset());
            }
            if (step.record().event() instanceof LeaseSet && step.verdict() == Verdict.IGNORED) {
                stale++;
                if (!was.equals(step.standing())) {
                    moved.add(account + "@" + step.record().offset());
                }
            }
        }
        return Stream.of(
                Row.none(
                        "8",
                        "prefixes at which Σ leases + pool ≠ balance",
                        trial.replay().steps().size(),
                        unequal),
                Row.none("8", "stale leases that moved money", stale, moved));
    }
}
