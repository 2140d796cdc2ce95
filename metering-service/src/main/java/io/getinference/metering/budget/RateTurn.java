package io.getinference.metering.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.RateTotal;
import io.getinference.common.event.RateTotals;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A row's share of its key's rates, set by its gateway together with its money. */
record RateTurn(Turn turn) {

    /**
     * What the row has after the message; the key's buckets pay for it.
     *
     * @param row as it was before
     */
    @Nullable RowRates set(LeaseSet asked, LeaseRow row) {
        BudgetedKey key = turn.budgets.of(asked.key());
        KeyRates rates = key == null ? null : key.rates();
        RateTotals totals = asked.rates();
        if (key == null || rates == null || totals == null) {
            return rates == null ? null : row.rates();
        }
        RowRates before = Objects.requireNonNullElse(row.rates(), RowRates.NONE);
        Granted requests = requests(totals.requests(), before.requests(), rates);
        Granted tokens = tokens(totals.tokens(), before.tokens(), rates);
        turn.budgets =
                turn.budgets.with(
                        key.with(new KeyRates(rates.limits(), requests.from, tokens.from)));
        return new RowRates(requests.share, tokens.share, running(totals.running(), rates, row));
    }

    private Granted requests(RateTotal asked, @Nullable Share known, KeyRates rates) {
        Pace pace = rates.pace();
        if (pace == null) {
            return new Granted(null, rates.requests());
        }
        Share before = Share.before(known, asked);
        Share after = before.set(asked, rates.requests().available(pace, turn.time));
        return new Granted(after, move(rates.requests(), after.granted() - before.granted(), pace));
    }

    /** One request's tokens may be more than the bucket ever holds, so they may be owed. */
    private Granted tokens(RateTotal asked, @Nullable Share known, KeyRates rates) {
        Pace pace = rates.tokenPace();
        if (pace == null) {
            return new Granted(null, rates.tokens());
        }
        Share before = Share.before(known, asked);
        Share after = before.overdraw(asked, rates.tokens().available(pace, turn.time));
        return new Granted(after, move(rates.tokens(), after.granted() - before.granted(), pace));
    }

    private Bucket move(Bucket bucket, long units, Pace pace) {
        return units < 0
                ? bucket.giveBack(-units, pace, turn.time)
                : bucket.take(units, pace, turn.time);
    }

    private long running(RateTotal asked, KeyRates rates, LeaseRow row) {
        Long limit = rates.limits().concurrent();
        if (limit == null) {
            return 0;
        }
        long available = limit - turn.gateways.running(row.key(), turn.time);
        return new Share(0, row.running(turn.time)).set(asked, available).granted();
    }

    /** What a row has now, and the bucket that it came from. */
    private record Granted(@Nullable Share share, Bucket from) {}
}
