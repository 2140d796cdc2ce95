package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;

/** What folds that are wrong about rates do. */
final class RateBugs {

    private RateBugs() {}

    static AccountState withFullBuckets(AccountState state) {
        return Parts.of(state)
                .keys(key ->
                        key.rates() == null
                                ? key
                                : key.with(
                                        new KeyRates(
                                                key.rates().limits(), Bucket.FULL, Bucket.FULL)));
    }

    static Applied countingOnlyWhatTheAskingRowRuns(AccountState state, Entry entry) {
        if (!(entry.event() instanceof LeaseSet asked)) {
            return Authority.REAL.apply(state, entry);
        }
        LeaseRow own = state.gateways().row(asked.life(), asked.key());
        AccountState alone = Parts.of(state).rows(row -> row.equals(own) ? row : idle(row));
        Applied applied = Authority.REAL.apply(alone, entry);
        LeaseRow set = applied.state().gateways().row(asked.life(), asked.key());
        Gateways all = set == null ? state.gateways() : state.gateways().with(asked.life(), set);
        return new Applied(Parts.of(applied.state()).gateways(all).state(), applied.effects());
    }

    private static LeaseRow idle(LeaseRow row) {
        RowRates rates = row.rates();
        return rates == null ? row : row.with(new RowRates(rates.requests(), rates.tokens(), 0));
    }
}
