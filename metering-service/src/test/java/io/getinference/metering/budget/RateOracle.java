package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RateTotal;
import io.getinference.common.event.RateTotals;
import io.getinference.common.id.KeyId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The buckets of every key a second time, in units rather than times, and what its rows have. */
final class RateOracle {

    private final Map<KeyId, Level> requests = new HashMap<>();
    private final Map<KeyId, Level> tokens = new HashMap<>();

    /** What was in a bucket under other limits is tested apart; from there on it is counted. */
    void set(LimitsSet limits, AccountState after) {
        requests.clear();
        tokens.clear();
        for (KeyLimits named : limits.keys()) {
            KeyRates rates = Objects.requireNonNull(after.budgets().of(named.key())).rates();
            RateLimits wished = named.rates();
            unless(Objects.equals(rates == null ? null : rates.limits(), wished), "other rates");
            if (rates != null) {
                begin(requests, named.key(), Level.of(rates.requests(), rates.pace(), after));
                begin(tokens, named.key(), Level.of(rates.tokens(), rates.tokenPace(), after));
            }
        }
    }

    private static void begin(Map<KeyId, Level> levels, KeyId key, @Nullable Level level) {
        if (level != null) {
            levels.put(key, level);
        }
    }

    /** A message that counts. */
    void on(Step step, LeaseSet asked) {
        RateTotals totals = asked.rates();
        LeaseRow was = step.before().gateways().row(asked.life(), asked.key());
        LeaseRow is =
                Objects.requireNonNull(step.after().gateways().row(asked.life(), asked.key()));
        RowRates before = was == null || was.rates() == null ? RowRates.NONE : was.rates();
        RowRates after = is.rates();
        BudgetedKey key = step.after().budgets().of(asked.key());
        if (totals == null || key == null || key.rates() == null) {
            return;
        }
        unless(after != null, "a row has nothing of its key's rates");
        Objects.requireNonNull(after);
        Instant now = step.after().time();
        move(at(requests, asked, now), before.requests(), after.requests(), totals.requests());
        move(at(tokens, asked, now), before.tokens(), after.tokens(), totals.tokens());
        RunningOracle.check(step, key, asked);
    }

    /** What came until then is in it. */
    private static @Nullable Level at(Map<KeyId, Level> levels, LeaseSet asked, Instant now) {
        Level level = levels.get(asked.key());
        if (level != null) {
            level.at(now);
        }
        return level;
    }

    private static void move(
            @Nullable Level level, @Nullable Share was, @Nullable Share is, RateTotal asked) {
        unless((level == null) == (is == null), "a share of what is not limited");
        if (level == null || is == null) {
            return;
        }
        boolean goesOn = was != null && was.used() <= asked.used();
        level.take(is.granted() - (goesOn && was != null ? was.granted() : asked.used()));
        unless(is.used() == asked.used() && is.granted() >= is.used(), "less than is used");
        unless(is.granted() <= asked.wants(), "more than is wanted");
    }

    void check(AccountState after) {
        for (BudgetedKey key : after.budgets().keys()) {
            KeyRates rates = key.rates();
            if (rates != null) {
                check(requests.get(key.key()), rates.requests(), rates.pace(), after.time());
                check(tokens.get(key.key()), rates.tokens(), rates.tokenPace(), after.time());
            }
        }
    }

    private static void check(
            @Nullable Level level, Bucket bucket, @Nullable Pace pace, Instant now) {
        if (level != null && pace != null) {
            long exact = level.at(now);
            long kept = bucket.available(pace, now);
            unless(kept <= exact && kept >= exact - 2, "a bucket holds " + kept + ", not " + exact);
        }
    }

    /** A bucket's content, in parts so small that a nanosecond brings a whole number of them. */
    private static final class Level {

        private static final long UNIT = 60_000_000_000L;
        private final Pace pace;
        private long parts;
        private Instant since;

        Level(Pace pace, long units, Instant since) {
            this.pace = pace;
            this.parts = Math.min(units, pace.burst()) * UNIT;
            this.since = since;
        }

        /** Of what is rounded down, one more may be there. */
        static @Nullable Level of(Bucket bucket, @Nullable Pace pace, AccountState state) {
            Instant now = state.time();
            return pace == null ? null : new Level(pace, bucket.available(pace, now) + 1, now);
        }

        long at(Instant now) {
            long millis = now.toEpochMilli() - since.toEpochMilli();
            parts = Math.min(pace.burst() * UNIT, parts + millis * 1_000_000 * pace.perMinute());
            since = now;
            return Math.floorDiv(parts, UNIT);
        }

        /** Debts end within the hour. */
        void take(long units) {
            long owed = -60 * pace.perMinute() * UNIT;
            parts = Math.max(owed, Math.min(pace.burst() * UNIT, parts - units * UNIT));
        }
    }
}
