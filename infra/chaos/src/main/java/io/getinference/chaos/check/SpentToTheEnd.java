package io.getinference.chaos.check;

import io.getinference.chaos.evidence.GrantRow;
import io.getinference.chaos.evidence.Standing;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;

import java.util.stream.Stream;

/**
 * Of each dollar at least 99 cents could be spent: what is left is less than a hundredth of one.
 */
final class SpentToTheEnd implements Check {

    private static final long HUNDREDTH = 100;

    @Override
    public Stream<Row> rows(Trial trial) {
        AccountId customer = trial.evidence().customer();
        Standing end = trial.replay().standing(customer);
        Money topUp =
                trial.evidence().ledger().grants().stream()
                        .filter(grant -> grant.account().equals(customer))
                        .map(GrantRow::amount)
                        .min(Money::compareTo)
                        .orElse(Money.ZERO);
        return Stream.of(
                Row.atLeast(
                        "spend",
                        "final spend, but for a hundredth of a top-up",
                        end.credited().minus(topUp.dividedBy(HUNDREDTH)),
                        end.charged()));
    }
}
