package io.getinference.gateway.budget;

import org.jspecify.annotations.Nullable;

/** Those who wait for a key's rates, one after the other, and what is left after each. */
final class RateLine {

    private final Rates rates;
    private final long waitMaxNanos;
    private final long now;
    private long requestsBefore;
    private long tokensBefore;

    RateLine(Rates rates, long waitMaxNanos, long now) {
        this.rates = rates;
        this.waitMaxNanos = waitMaxNanos;
        this.now = now;
    }

    /** Refuses the next one if it would wait in vain, or returns null: then it stays in line. */
    Ruling.@Nullable Limited next(Claim claim) {
        long requests = rates.of(RateKind.REQUESTS).waitNanos(1, requestsBefore, now);
        long tokens = rates.of(RateKind.TOKENS).waitNanos(claim.tokens(), tokensBefore, now);
        long wait = Math.max(requests, tokens);
        if (wait <= waitMaxNanos && rates.of(RateKind.CONCURRENT).isCrowdedBy(requestsBefore)) {
            return rates.refuse(RateKind.CONCURRENT, claim, 0, now);
        }
        if (wait > waitMaxNanos) {
            RateKind kind = requests >= tokens ? RateKind.REQUESTS : RateKind.TOKENS;
            return rates.refuse(kind, claim, wait, now);
        }
        requestsBefore++;
        tokensBefore += claim.tokens();
        return null;
    }
}
