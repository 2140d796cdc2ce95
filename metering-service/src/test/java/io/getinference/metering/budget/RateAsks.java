package io.getinference.metering.budget;

import io.getinference.common.event.RateLimits;
import io.getinference.common.event.RateTotal;
import io.getinference.common.event.RateTotals;

/** Limits and totals of one kind at a time. */
final class RateAsks {

    private static final RateTotal NOTHING = new RateTotal(0, 0, 0);

    private RateAsks() {}

    static RateLimits requestsPerMinute(long limit) {
        return new RateLimits(limit, null, null);
    }

    static RateLimits tokensPerMinute(long limit) {
        return new RateLimits(null, limit, null);
    }

    static RateLimits concurrent(long limit) {
        return new RateLimits(null, null, limit);
    }

    static RateTotals requests(long used, long wants) {
        return new RateTotals(new RateTotal(used, used, wants), NOTHING, NOTHING);
    }

    static RateTotals tokens(long used, long needs, long wants) {
        return new RateTotals(NOTHING, new RateTotal(used, needs, wants), NOTHING);
    }

    static RateTotals running(long used, long wants) {
        return new RateTotals(NOTHING, NOTHING, new RateTotal(used, used, wants));
    }
}
