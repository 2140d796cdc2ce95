package io.getinference.metering.budget;

import io.getinference.common.event.RateTotal;
import io.getinference.common.event.RateTotals;
import io.getinference.common.lease.RateLeft;
import io.getinference.common.lease.RatesLeft;

import org.jspecify.annotations.Nullable;

import java.util.Random;

/** What a simulated gateway believes to have of a key's rates, and has used of it. */
final class SimulatedRates {

    private final Random random;
    private long requestsUsed;
    private long requestsGranted;
    private long tokensUsed;
    private long tokensGranted;
    private long runningGranted;

    SimulatedRates(Random random) {
        this.random = random;
    }

    /** Answers may take more tokens than they were granted; requests and what runs never do. */
    RateTotals ask() {
        requestsUsed += upTo(requestsGranted - requestsUsed);
        tokensUsed += upTo(tokensGranted - tokensUsed) + (random.nextInt(5) == 0 ? upTo(300) : 0);
        return new RateTotals(
                wish(requestsUsed, 5), wish(tokensUsed, 900), wish(upTo(runningGranted), 3));
    }

    private RateTotal wish(long used, long more) {
        long needs = used + upTo(more);
        return new RateTotal(used, needs, needs + upTo(2 * more));
    }

    void learn(@Nullable RatesLeft left) {
        requestsGranted = granted(left == null ? null : left.requests());
        tokensGranted = granted(left == null ? null : left.tokens());
        runningGranted = granted(left == null ? null : left.running());
    }

    private static long granted(@Nullable RateLeft left) {
        return left == null ? 0 : left.granted();
    }

    private long upTo(long most) {
        return most <= 0 ? 0 : random.nextLong(most + 1);
    }
}
