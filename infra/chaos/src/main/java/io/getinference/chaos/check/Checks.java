package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Evidence;

import java.util.List;

/** All of them. */
public final class Checks {

    private static final List<Check> ALL =
            List.of(
                    new UsageOnRecord(),
                    new TrueTokens(),
                    new SumsAgree(),
                    new ReplayAgrees(),
                    new DoubleEntry(),
                    new NoOverspend(),
                    new Holds(),
                    new LeaseSums(),
                    new FalseRefusals(),
                    new LateUsage(),
                    new BurnOrder(),
                    new Conservation(),
                    new Rerating(),
                    new UsageNumbers(),
                    new Answers(),
                    new SpentToTheEnd());

    private Checks() {}

    /** The table. */
    public static List<Row> rows(Evidence evidence) {
        Trial trial = Trial.of(evidence);
        return ALL.stream().flatMap(check -> check.rows(trial)).toList();
    }
}
