package io.getinference.chaos.check;

import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Grants burn by priority, then expiry, then age: computed again without metering's code. */
final class BurnOrder implements Check {

    private static final Comparator<Left> ORDER =
            Comparator.<Left>comparingInt(left -> left.granted.priority())
                    .thenComparing(left ->
                            Objects.requireNonNullElse(left.granted.expiresAt(), Instant.MAX))
                    .thenComparingLong(left -> left.granted.number());

    @Override
    public Stream<Row> rows(Trial trial) {
        Map<AccountId, List<Left>> grants = new HashMap<>();
        Map<String, UsageRated> rating = new HashMap<>(trial.rating());
        List<String> wrong = new ArrayList<>();
        long looked = 0;
        for (JournalRecord record : trial.evidence().journal()) {
            switch (record.event()) {
                case CreditGranted granted -> add(grants, granted);
                case io.getinference.common.event.UsageRecorded used -> {
                    UsageRated rated = rating.remove(used.attemptId());
                    if (rated != null) {
                        looked++;
                        List<Left> lefts = grants.getOrDefault(used.account(), List.of());
                        if (!rated.grants().equals(burn(lefts, rated.charge()))) {
                            wrong.add(used.attemptId());
                        }
                    }
                }
                default -> {
                    // Moves no credit.
                }
            }
        }
        return Stream.of(
                Row.none("12", "charges that burnt grants in another order", looked, wrong));
    }

    private static void add(Map<AccountId, List<Left>> grants, CreditGranted granted) {
        List<Left> lefts = grants.computeIfAbsent(granted.account(), _ -> new ArrayList<>());
        if (lefts.stream().noneMatch(left -> left.granted.number() == granted.number())) {
            lefts.add(new Left(granted));
            lefts.sort(ORDER);
        }
    }

    private static List<GrantUse> burn(List<Left> lefts, Money charge) {
        List<GrantUse> uses = new ArrayList<>();
        Money rest = charge;
        for (Left left : lefts) {
            Money part = left.amount.min(rest);
            if (part.isPositive()) {
                left.amount = left.amount.minus(part);
                rest = rest.minus(part);
                uses.add(new GrantUse(left.granted.grant(), left.granted.kind(), part));
            }
        }
        return uses;
    }

    private static final class Left {
        private final CreditGranted granted;
        private Money amount;

        private Left(CreditGranted granted) {
            this.granted = granted;
            this.amount = granted.amount();
        }
    }
}
