package io.getinference.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import io.getinference.chaos.evidence.Bill;
import io.getinference.chaos.evidence.Evidence;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What providers really produced in answers that customers pay for, by the simulator's log.
 *
 * @param seen of each account, as far as a gateway saw it
 * @param unseen what went on, or was on its way, when the gateway died: no customer is charged for
 *     it, and its record says that it is an estimate
 */
public record Produced(Map<AccountId, Money> seen, Money unseen) {

    /** By a run's evidence. */
    public static Produced of(Evidence evidence) {
        return of(Trial.of(evidence));
    }

    static Produced of(Trial trial) {
        BookValue value = new BookValue(trial.evidence().ledger().prices());
        Map<String, List<Bill>> bills =
                trial.evidence().bills().stream()
                        .collect(groupingBy(b -> Objects.requireNonNullElse(b.request(), "")));
        Map<AccountId, Money> seen = new HashMap<>();
        Money unseen = Money.ZERO;
        for (var request : trial.usageOf().entrySet()) {
            List<UsageRecorded> records = request.getValue();
            if (records.stream().noneMatch(used -> used.outcome().isBillable())) {
                continue;
            }
            Money produced =
                    bills.getOrDefault(request.getKey(), List.of()).stream()
                            .map(value::of)
                            .reduce(Money.ZERO, Money::plus);
            Money lost = produced.minus(known(trial, records).orElse(produced)).max(Money.ZERO);
            unseen = unseen.plus(lost);
            seen.merge(records.getFirst().account(), produced.minus(lost), Money::plus);
        }
        return new Produced(Map.copyOf(seen), unseen);
    }

    /** What an estimate is worth; empty where the usage is final. */
    private static Optional<Money> known(Trial trial, List<UsageRecorded> records) {
        return records.stream().noneMatch(UsageRecorded::estimated)
                ? Optional.empty()
                : Optional.of(records.stream().map(trial::value).reduce(Money.ZERO, Money::plus));
    }
}
