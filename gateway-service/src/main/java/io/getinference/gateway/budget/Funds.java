package io.getinference.gateway.budget;

import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/** The money of a lease: what this gateway has of it, and what it knows of the budgets above. */
final class Funds {

    private final Totals totals = new Totals();
    private final Demand demand;
    private @Nullable Heard heard;

    Funds(Demand demand) {
        this.demand = demand;
    }

    Totals totals() {
        return totals;
    }

    /** What the authority said last, or null if nothing yet. */
    @Nullable Heard heard() {
        return heard;
    }

    /** Takes the answer to the newest message, which was written after this time. */
    void hear(LeaseAnswer answer, long askedNanos) {
        heard = new Heard(answer, askedNanos);
        totals.learn(answer);
    }

    /**
     * Rules on a claim, or returns null if it has to wait.
     *
     * @param asked whether the authority was asked since it came; only then is it capped or refused
     */
    @Nullable Ruling rule(Claim claim, boolean asked, long now) {
        if (heard == null || !heard.isValidAt(now)) {
            return null;
        }
        Money share = claim.share(heard.left(totals.taken()));
        if (!asked && claim.isCappedBy(share)) {
            return null;
        }
        if (totals.free().covers(share)) {
            totals.hold(share);
            demand.held(share, now);
            return new Ruling.Taken(share);
        }
        return asked ? refusal(claim) : null;
    }

    /** Why a claim could not be paid by what was heard last, or null if it could or none knows. */
    Ruling.@Nullable TooLittle refusal(Claim claim) {
        if (heard == null || heard.tightest().remaining().covers(claim.least())) {
            return null;
        }
        return new Ruling.TooLittle(heard.tightest());
    }

    void settle(Money amount, Money charge, long now) {
        totals.settle(amount, charge);
        demand.charged(charge, now);
    }

    /** What the budgets have left for this row, or null while nobody knows. */
    @Nullable Money left() {
        return heard == null ? null : heard.left(totals.taken());
    }

    /** Whether a claim's share is among what the budgets have left. */
    boolean isLeftFor(Claim claim) {
        Money left = left();
        return left != null && left.covers(claim.share(left));
    }

    /** What will be needed soon, but no more than a further request's share of what is left. */
    Money ahead(long now) {
        Money left = left();
        return left == null
                ? Money.ZERO
                : demand.expected(now).min(Claim.quarter(left).max(Money.ZERO));
    }

    /** Whether more than half of what will be needed soon is missing. */
    boolean isLow(Money ahead) {
        return ahead.isPositive() && !totals.free().plus(totals.free()).covers(ahead);
    }

    /** Whether more than twice of what will be needed soon is free. */
    boolean isAmple(Money ahead) {
        return totals.free().minus(ahead).minus(ahead).isPositive();
    }

    boolean isAgeing(long now) {
        return heard != null && heard.isAgeingAt(now);
    }

    /** Whether nothing is held, and all that was used is known to be charged. */
    boolean isCharged() {
        Money charged = heard == null ? Money.ZERO : heard.answer().charged();
        return !totals.held().isPositive() && charged.equals(totals.used());
    }

    /** What the tightest limit has left as far as is known here, or null. */
    @Nullable Money remaining() {
        return heard == null ? null : heard.remaining(totals.used());
    }
}
