package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

/** Money set aside for one running request. Closed without being settled, it goes back whole. */
public final class Hold implements AutoCloseable {

    private final Taking taking;
    private final Money amount;
    private final long outputTokensMax;
    private final long outputTokensWished;
    private boolean open = true;
    private long tokensUsed;

    Hold(Taking taking, Money amount, long outputTokensMax, long outputTokensWished) {
        this.taking = taking;
        this.amount = amount;
        this.outputTokensMax = outputTokensMax;
        this.outputTokensWished = outputTokensWished;
    }

    /** The most that the request can be charged. */
    public Money amount() {
        return amount;
    }

    /** The cap on output that this hold pays for, and that must be sent upstream. */
    public long outputTokensMax() {
        return outputTokensMax;
    }

    /** Whether the budget, not the caller or the model, set the cap. */
    public boolean isCapped() {
        return outputTokensMax < outputTokensWished;
    }

    /** Says how many tokens were used in the end, of prompt and answer; none unless it is said. */
    public synchronized void used(long tokens) {
        tokensUsed = tokens;
    }

    /**
     * Ends the hold: the charge is spent, the rest goes back. Call it once the usage is durable.
     *
     * @throws IllegalArgumentException if the charge is above the hold
     */
    public void settle(Money charge) {
        if (!amount.covers(charge.notNegative("a charge"))) {
            throw new IllegalArgumentException("a charge is never above its hold");
        }
        end(charge);
    }

    @Override
    public void close() {
        end(Money.ZERO);
    }

    private synchronized void end(Money charge) {
        if (open) {
            open = false;
            taking.lease().end(taking.claim(), tokensUsed, amount, charge);
        }
    }
}
