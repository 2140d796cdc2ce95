package io.getinference.gateway.budget;

import io.getinference.common.lease.LimitLeft;
import io.getinference.common.money.Money;
import io.getinference.gateway.provider.ProviderFailure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request's try for a hold. It is run by one thread; what it shares with other requests of its
 * key is behind {@link SharedLease}.
 */
final class HoldAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(HoldAttempt.class);

    private final HoldRequest request;
    private final Leases leases;
    private final long outputTokensUseful;
    private final long tokensExpected;
    private Sizing sizing;
    private boolean counted;

    HoldAttempt(HoldRequest request, Leases leases, Bounds bounds) {
        this.request = request;
        this.leases = leases;
        this.outputTokensUseful = bounds.asking().outputTokensUseful();
        this.tokensExpected = request.tokensExpected(bounds.rates().outputTokensAssumed());
        this.sizing = request.sizing(request.prompt().tokensMax(), outputTokensUseful);
    }

    HoldOutcome run() throws InterruptedException {
        while (true) {
            SharedLease lease = leases.of(request.caller());
            if (lease == null) {
                return new HoldOutcome.Crowded();
            }
            boolean whole = request.outputTokensAsked() != null;
            Claim claim = lease.corrected(sizing.claim(whole, tokensExpected));
            switch (lease.take(claim)) {
                case Ruling.Taken taken -> {
                    return new HoldOutcome.Held(hold(new Taking(lease, claim), taken.amount()));
                }
                case Ruling.TooLittle little -> {
                    HoldOutcome refusal = refusal(little.limit());
                    if (refusal != null) {
                        return refusal;
                    }
                }
                case Ruling.Forgotten forgotten -> Thread.onSpinWait();
                case Ruling.SetAside setAside -> {
                    return new HoldOutcome.SetAside(setAside.limit().limit());
                }
                case Ruling.Limited limited -> {
                    return new HoldOutcome.Limited(
                            limited.kind(), limited.limit(), limited.retryAfter());
                }
                case Ruling.Crowded crowded -> {
                    return new HoldOutcome.Crowded();
                }
                case Ruling.Unknown unknown -> {
                    LOG.warn("no hold for {}: {}", request.caller().key(), unknown.why());
                    return new HoldOutcome.Unknown();
                }
            }
        }
    }

    /** A share of the money is cut to whole tokens, and the rest goes back at once. */
    private Hold hold(Taking taking, Money share) {
        long outputTokens = sizing.outputTokens(share);
        Money amount = sizing.hold(outputTokens);
        if (!amount.equals(share)) {
            taking.lease().settle(share.minus(amount), Money.ZERO);
        }
        return new Hold(taking, amount, outputTokens, sizing.outputTokensWished());
    }

    /**
     * The bound on the prompt is several times too high for most text: before a 402 the provider
     * counts it. Where it does not, only what no prompt would change is a 402.
     *
     * @return null if a smaller count makes another try worth while
     */
    private @Nullable HoldOutcome refusal(LimitLeft limit) {
        if (counted) {
            return exhausted(limit);
        }
        counted = true;
        try {
            long count = Math.min(request.prompt().countTokens(), sizing.promptTokensMax());
            boolean smaller = count < sizing.promptTokensMax();
            sizing = request.sizing(count, outputTokensUseful);
            return smaller ? null : exhausted(limit);
        } catch (ProviderFailure e) {
            LOG.info("the provider did not count the prompt: {}", e.getMessage());
            Sizing shortest = request.sizing(1, outputTokensUseful);
            return limit.remaining().covers(shortest.least())
                    ? new HoldOutcome.Uncounted()
                    : exhausted(limit);
        }
    }

    private HoldOutcome exhausted(LimitLeft limit) {
        Money remaining = limit.remaining().max(Money.ZERO);
        return new HoldOutcome.Exhausted(
                limit.limit(), remaining, limit.resetsAt(), sizing.affordable(remaining));
    }
}
