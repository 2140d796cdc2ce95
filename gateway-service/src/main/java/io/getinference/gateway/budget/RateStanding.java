package io.getinference.gateway.budget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How a key stands under its rate limits, as far as this gateway knows. What is null is not
 * limited.
 */
public record RateStanding(
        @Nullable Limit requests, @Nullable Limit tokens, @Nullable Limit concurrent) {

    /**
     * How it stands under one limit.
     *
     * @param remaining what may be taken at once; zero or more
     * @param reset how long until all that may be taken at once is there again
     */
    public record Limit(long limit, long remaining, Duration reset) {

        static @Nullable Limit of(Quota quota, long now) {
            if (!quota.isLimited()) {
                return null;
            }
            long remaining = quota.available(now) + quota.free();
            return new Limit(
                    quota.limit(),
                    Math.clamp(remaining, 0, quota.limit()),
                    Duration.ofNanos(quota.fullNanos(now)));
        }
    }
}
