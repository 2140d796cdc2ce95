package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Standing;
import io.getinference.common.money.Money;

import java.util.stream.Stream;

/** Of each dollar at least 99 cents could be spent. */
final class SpentToTheEnd implements Check {

    private static final Money LEFT_OF_A_DOLLAR_MAX = Money.ofUsd("0.01");

    @Override
    public Stream<Row> rows(Trial trial) {
        Standing end = trial.replay().standing(trial.evidence().customer());
        Money left = LEFT_OF_A_DOLLAR_MAX;
        return Stream.of(
                Row.atLeast(
                        "spend",
                        "final spend, within a cent",
                        end.credited().minus(left),
                        end.charged()));
    }
}
