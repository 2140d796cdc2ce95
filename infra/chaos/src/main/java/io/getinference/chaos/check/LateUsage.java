package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Posted;
import io.getinference.chaos.replay.Step;
import io.getinference.chaos.replay.Step.Verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever usage reached the journal, however late, is booked; nothing was set apart. */
final class LateUsage implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        List<Posted> posted = trial.evidence().ledger().posted();
        Set<String> booked = posted.stream().map(Posted::attempt).collect(Collectors.toSet());
        List<String> unbooked =
                trial.usage().keySet().stream()
                        .filter(attempt -> !booked.contains(attempt))
                        .toList();
        List<String> unknown =
                booked.stream().filter(attempt -> !trial.usage().containsKey(attempt)).toList();
        List<String> quarantined =
                trial.replay().steps().stream()
                        .filter(step -> step.verdict() == Verdict.QUARANTINED)
                        .map(Step::record)
                        .map(Object::toString)
                        .toList();
        return Stream.of(
                Row.none(
                        "11",
                        "usage in the journal that is not booked",
                        trial.usage().size(),
                        unbooked),
                Row.none("11", "booked usage that is not in the journal", booked.size(), unknown),
                Row.none(
                        "11",
                        "records in quarantine",
                        trial.evidence().journal().size(),
                        quarantined),
                Row.same(
                        "11",
                        "records that billing set apart",
                        0,
                        trial.evidence().ledger().parked()));
    }
}
