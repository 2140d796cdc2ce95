package io.getinference.metering.budget;

import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.RateLimits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How fast an API key may be used, and what its buckets hold. */
record KeyRates(RateLimits limits, Bucket requests, Bucket tokens) {

    /** The rates by newer limits, or null where they name none. */
    static @Nullable KeyRates of(KeyLimits named, @Nullable KeyRates before, Instant now) {
        RateLimits limits = named.rates();
        if (limits == null || before == null) {
            return limits == null ? null : new KeyRates(limits, Bucket.FULL, Bucket.FULL);
        }
        KeyRates after = new KeyRates(limits, before.requests, before.tokens);
        return new KeyRates(
                limits,
                at(before.requests, before.pace(), after.pace(), now),
                at(before.tokens, before.tokenPace(), after.tokenPace(), now));
    }

    /** A bucket is full where there was no limit before. */
    private static Bucket at(
            Bucket bucket, @Nullable Pace before, @Nullable Pace after, Instant now) {
        return before == null || after == null ? Bucket.FULL : bucket.at(before, after, now);
    }

    /** Of requests, or null where they are not limited. */
    @Nullable Pace pace() {
        Long limit = limits.requestsPerMinute();
        return limit == null ? null : Pace.ofRequests(limit);
    }

    /** Of tokens, or null where they are not limited. */
    @Nullable Pace tokenPace() {
        Long limit = limits.tokensPerMinute();
        return limit == null ? null : Pace.ofTokens(limit);
    }
}
