package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.getinference.chaos.evidence.Evidence;
import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.replay.Replay;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.money.Money;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The evidence with what several checks derive from it.
 *
 * @param evidence what the run left behind
 * @param replay its journal, applied again
 * @param usage every fact of usage in the journal, each once, by its attempt
 * @param usageOf the same by the caller's request
 * @param rating what the replay charged for each attempt
 */
record Trial(
        Evidence evidence,
        Replay replay,
        Map<String, UsageRecorded> usage,
        Map<String, List<UsageRecorded>> usageOf,
        Map<String, UsageRated> rating) {

    static Trial of(Evidence evidence) {
        Replay replay = Replay.of(evidence.journal());
        Map<String, UsageRecorded> usage =
                evidence.journal().stream()
                        .flatMap(Trial::usage)
                        .collect(
                                toMap(
                                        UsageRecorded::attemptId,
                                        Function.identity(),
                                        (first, _) -> first));
        return new Trial(
                evidence,
                replay,
                usage,
                usage.values().stream()
                        .collect(groupingBy(used -> used.attempt().request().value())),
                replay.rated()
                        .collect(
                                toMap(
                                        rated -> rated.usage().attemptId(),
                                        Function.identity(),
                                        (first, _) -> first)));
    }

    /** What that attempt was charged by the replay; nothing where it was not rated. */
    Money charge(UsageRecorded used) {
        return Optional.ofNullable(rating.get(used.attemptId()))
                .map(UsageRated::charge)
                .orElse(Money.ZERO);
    }

    /** What that attempt's usage was worth by the replay; nothing where it was not rated. */
    Money value(UsageRecorded used) {
        return Optional.ofNullable(rating.get(used.attemptId()))
                .map(UsageRated::value)
                .orElse(Money.ZERO);
    }

    private static Stream<UsageRecorded> usage(JournalRecord record) {
        return record.event() instanceof UsageRecorded used ? Stream.of(used) : Stream.empty();
    }
}
