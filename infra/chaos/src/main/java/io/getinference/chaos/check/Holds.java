package io.getinference.chaos.check;

import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Authorised = captured + released + outstanding: a hold ends once, and at the end none is left.
 */
final class Holds implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        List<UsageRated> rated = trial.replay().rated().toList();
        List<String> above =
                rated.stream()
                        .filter(one -> !one.usage().hold().covers(one.charge()))
                        .map(one -> one.usage().attempt().request().value())
                        .toList();
        List<String> twice =
                trial.usageOf().entrySet().stream()
                        .filter(records -> billable(records.getValue()) > 1)
                        .map(records -> records.getKey())
                        .toList();
        List<String> cut =
                rated.stream()
                        .filter(one -> !one.charge().equals(due(one)))
                        .map(one -> one.usage().attemptId() + ": " + one.charge())
                        .toList();
        Set<AccountId> accounts =
                trial.evidence().journal().stream()
                        .map(record -> record.event().account())
                        .collect(Collectors.toSet());
        Money outstanding =
                accounts.stream()
                        .map(account -> trial.replay().standing(account).held())
                        .reduce(Money.ZERO, Money::plus);
        return Stream.of(
                Row.none("7", "charges above their hold", rated.size(), above),
                Row.none(
                        "7",
                        "requests that were charged more than once",
                        trial.usageOf().size(),
                        twice),
                Row.none(
                        "7", "charges other than what their hold had set aside", rated.size(), cut),
                Row.same("7", "outstanding when everything has ended", Money.ZERO, outstanding));
    }

    /** Reclaims come after an hour, so in a run every charge finds its own money. */
    private static Money due(UsageRated one) {
        return one.usage().outcome().isBillable()
                ? one.value().min(one.usage().hold())
                : Money.ZERO;
    }

    private static long billable(List<UsageRecorded> records) {
        return records.stream().filter(used -> used.outcome().isBillable()).count();
    }
}
