package io.getinference.gateway.budget;

import io.getinference.common.money.Money;

/**
 * What a request would have set aside, in money.
 *
 * @param full for the whole answer that is wished
 * @param least for the least answer that is worth having
 * @param whole whether the caller named the cap itself: then it is taken whole where it fits
 * @param estimate the tokens that it would use by its own size and cap, in prompt and answer
 * @param tokens what it is expected to use of its key's rate, by how such estimates were wrong
 */
record Claim(Money full, Money least, boolean whole, long estimate, long tokens) {

    private static final long PARTS = 4;

    Claim {
        if (!full.covers(least.notNegative("the least"))) {
            throw new IllegalArgumentException("a whole answer costs at least a useful one");
        }
    }

    /** A claim on money alone. */
    Claim(Money full, Money least, boolean whole) {
        this(full, least, whole, 0);
    }

    /** A claim whose estimate nobody has corrected yet. */
    Claim(Money full, Money least, boolean whole, long estimate) {
        this(full, least, whole, estimate, estimate);
    }

    Claim expecting(long corrected) {
        return new Claim(full, least, whole, estimate, corrected);
    }

    /**
     * The request's share of what the budgets have left: all that it wishes where the caller named
     * it and it fits, else a quarter, so that each further request has a quarter of the rest; never
     * less than is useful. More than is left only where not even that fits.
     */
    Money share(Money left) {
        return whole && left.covers(full) ? full : quarter(left).max(least).min(full);
    }

    /** The share to ask for while nobody knows what is left. */
    Money blindShare() {
        return whole ? full : least;
    }

    /** Rounded down, so that four never exceed the whole. */
    static Money quarter(Money left) {
        return left.dividedBy(PARTS);
    }

    boolean isCappedBy(Money share) {
        return !share.covers(full);
    }
}
