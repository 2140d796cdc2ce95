package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Posted;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rating usage again from the price row that it names gives its value, charge and split. */
final class Rerating implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        Map<PriceId, Price> prices =
                trial.evidence().ledger().prices().stream()
                        .collect(Collectors.toMap(Price::id, Function.identity()));
        List<String> wrong =
                trial.evidence().rated().stream()
                        .filter(rated -> !rightly(rated, prices.get(rated.usage().price().id())))
                        .map(rated -> rated.usage().attemptId())
                        .toList();
        List<String> faulted =
                trial.evidence().ledger().posted().stream()
                        .filter(posted -> !posted.findings().isEmpty())
                        .map(posted -> posted.attempt() + ": " + posted.findings())
                        .toList();
        List<String> altered =
                trial.evidence().ledger().posted().stream()
                        .filter(posted -> !asReceived(posted))
                        .map(Posted::attempt)
                        .toList();
        int posted = trial.evidence().ledger().posted().size();
        return Stream.of(
                Row.none(
                        "14",
                        "charges that rating again does not give",
                        trial.rating().size(),
                        wrong),
                Row.none("14", "usage that billing's audit faults", posted, faulted),
                Row.none("14", "posted amounts other than their fact's", posted, altered));
    }

    /** Where the house pays more than the ceiling says, some limit had nothing left. */
    private static boolean rightly(UsageRated rated, @Nullable Price row) {
        UsageRecorded used = rated.usage();
        if (row == null || !row.equals(used.price())) {
            return false;
        }
        Money ceiling = used.outcome().isBillable() ? used.hold() : Money.ZERO;
        Rated again = Rating.rate(used.usage(), row.perMillion(), ceiling.min(rated.charge()));
        return again.value().equals(rated.value())
                && again.charge().equals(rated.charge())
                && again.split().equals(rated.split());
    }

    private static boolean asReceived(Posted posted) {
        return posted.amounts().charge() == posted.rated().charge().nanos()
                && posted.amounts().value() == posted.rated().value().nanos();
    }
}
