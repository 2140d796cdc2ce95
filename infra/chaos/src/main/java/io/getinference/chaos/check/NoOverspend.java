package io.getinference.chaos.check;

import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.replay.Step;
import io.getinference.common.event.UsageRated;
import io.getinference.common.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Nobody spends more than there is, at any prefix; what is more is the house's, in the book. */
final class NoOverspend implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        return Stream.of(
                Row.same("6", "overspend by the simulator's log", Money.ZERO, overspend(trial)),
                prefixes(trial),
                keyBudgets(trial),
                Row.same("6", "the house's share, rated and booked", rated(trial), booked(trial)),
                consumed(trial));
    }

    /**
     * What the providers really produced in answers that customers pay for, beyond their credit,
     * except what a gateway that died did not see of them.
     */
    private static Money overspend(Trial trial) {
        return Produced.of(trial).seen().entrySet().stream()
                .map(e -> e.getValue().minus(trial.replay().standing(e.getKey()).credited()))
                .map(excess -> excess.max(Money.ZERO))
                .reduce(Money.ZERO, Money::plus);
    }

    private static Row prefixes(Trial trial) {
        Money least = Money.ZERO;
        List<String> below = new ArrayList<>();
        for (Step step : trial.replay().steps()) {
            Money available = step.standing().available();
            least = least.min(available);
            if (available.isNegative()) {
                below.add(step.record().event().account() + "@" + step.record().offset());
            }
        }
        return new Row(
                "6",
                "least of credits − charges − leases out at any prefix",
                "≥ $0.00",
                least.toString(),
                least.nanos(),
                below);
    }

    private static Row keyBudgets(Trial trial) {
        List<String> below = new ArrayList<>();
        long looked = 0;
        for (Step step : trial.replay().steps()) {
            Money tightest = step.sums().tightestKey();
            if (tightest != null) {
                looked++;
                if (tightest.isNegative()) {
                    below.add(step.record().event().account() + "@" + step.record().offset());
                }
            }
        }
        return Row.none("6", "prefixes at which a key is beyond its budget", looked, below);
    }

    private static Row consumed(Trial trial) {
        List<String> above =
                trial.replay().steps().stream()
                        .filter(step ->
                                !step.standing().credited().covers(step.standing().charged()))
                        .map(step -> "" + step.record())
                        .toList();
        return Row.none(
                "9",
                "prefixes at which Σ consumed > Σ credits",
                trial.replay().steps().size(),
                above);
    }

    private static Money rated(Trial trial) {
        return trial.replay().rated().map(UsageRated::house).reduce(Money.ZERO, Money::plus);
    }

    private static Money booked(Trial trial) {
        return trial.evidence().ledger().entries().stream()
                .filter(entry -> entry.ledgerAccount().equals("house"))
                .map(LedgerEntry::nano)
                .map(Money::new)
                .reduce(Money.ZERO, Money::plus);
    }
}
