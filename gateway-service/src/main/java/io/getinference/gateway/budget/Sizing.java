package io.getinference.gateway.budget;

import io.getinference.common.money.Money;
import io.getinference.common.rating.Tiers;

/**
 * How large a hold could be: at least for a useful answer, at most for the whole one that is
 * wished. Output tokens are those of one choice; the prompt is paid once, every choice for itself.
 */
record Sizing(
        Tiers tiers,
        long promptTokensMax,
        int choices,
        long outputTokensWished,
        long outputTokensLeast) {

    /**
     * What it claims in money.
     *
     * @param whole whether the caller named the cap that is wished
     * @param tokens what it is estimated to use of its key's rate
     */
    Claim claim(boolean whole, long tokens) {
        return new Claim(full(), least(), whole, tokens);
    }

    Money full() {
        return hold(outputTokensWished);
    }

    Money least() {
        return hold(outputTokensLeast);
    }

    /** The cap on output that the money pays for. */
    long outputTokens(Money money) {
        return Math.min(outputTokensWished, affordable(money));
    }

    Money hold(long outputTokens) {
        return tiers.hold(promptTokensMax, Math.multiplyExact(outputTokens, (long) choices));
    }

    /**
     * How many output tokens the money would pay for beyond the prompt; zero where it does not even
     * pay that.
     */
    long affordable(Money money) {
        return Math.max(0, tiers.affordableOutput(money, promptTokensMax) / choices);
    }
}
