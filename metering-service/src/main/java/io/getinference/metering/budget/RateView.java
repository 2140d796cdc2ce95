package io.getinference.metering.budget;

import io.getinference.common.lease.RateLeft;
import io.getinference.common.lease.RatesLeft;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** How the rates of a key stand at one moment, as a gateway is told. */
record RateView(Instant time, Gateways gateways) {

    private static final Duration MILLI = Duration.ofMillis(1);

    @Nullable RatesLeft of(BudgetedKey key, LeaseRow row) {
        KeyRates rates = key.rates();
        if (rates == null) {
            return null;
        }
        RowRates own = Objects.requireNonNullElse(row.rates(), RowRates.NONE);
        return new RatesLeft(
                left(rates.requests(), rates.pace(), own.requests()),
                left(rates.tokens(), rates.tokenPace(), own.tokens()),
                running(rates, row),
                Math.max(1, gateways.sharers(key.key(), time)));
    }

    private @Nullable RateLeft left(Bucket bucket, @Nullable Pace pace, @Nullable Share own) {
        return pace == null
                ? null
                : new RateLeft(
                        pace.perMinute(),
                        pace.burst(),
                        own == null ? 0 : own.granted(),
                        bucket.available(pace, time),
                        millis(bucket.untilNext(pace, time)),
                        millis(bucket.missing(time)));
    }

    /** Nobody knows when a completion ends. */
    private @Nullable RateLeft running(KeyRates rates, LeaseRow row) {
        Long limit = rates.limits().concurrent();
        return limit == null
                ? null
                : new RateLeft(
                        limit,
                        limit,
                        row.running(time),
                        limit - gateways.running(row.key(), time),
                        0,
                        0);
    }

    /** Rounded up: who comes back then must find it so. */
    private static long millis(Duration time) {
        return time.plus(MILLI).minusNanos(1).toMillis();
    }
}
