package io.getinference.account.apikey;

import io.getinference.common.event.RateLimits;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** Rates as columns hold them; JPA reads a row in which all are null as none. */
@Embeddable
record KeptRates(
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute,
        @Nullable Long concurrent) {

    private static final RateLimits UNLIMITED = new RateLimits(null, null, null);

    /** Rates of which none is set are no rates, so that equal limits look alike on the wire. */
    static @Nullable KeptRates of(@Nullable RateLimits limits) {
        return limits == null || limits.equals(UNLIMITED)
                ? null
                : new KeptRates(
                        limits.requestsPerMinute(), limits.tokensPerMinute(), limits.concurrent());
    }

    RateLimits limits() {
        return new RateLimits(requestsPerMinute, tokensPerMinute, concurrent);
    }
}
