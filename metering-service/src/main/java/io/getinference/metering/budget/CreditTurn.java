package io.getinference.metering.budget;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditFact;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.GrantKind;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

/** Credit that comes and goes without being spent. */
record CreditTurn(Turn turn) {

    void on(CreditFact fact) {
        SeenNumbers seen = turn.facts.billing();
        if (seen.has(fact.number())) {
            turn.ignore(Effect.Reason.REPETITION);
        } else if (!seen.hasRoomFor(fact.number())) {
            turn.quarantine("too many of billing's facts are missing");
        } else {
            apply(fact);
        }
    }

    private void apply(CreditFact fact) {
        switch (fact) {
            case CreditGranted granted -> {
                turn.credit = turn.credit.and(granted);
                see(fact);
            }
            case CreditReversed reversed -> on(reversed);
            case CreditExpired expired -> on(expired);
        }
    }

    private void see(CreditFact fact) {
        turn.facts = turn.facts.andBilling(fact.number());
    }

    private void on(CreditReversed reversed) {
        if (mayComeYet(reversed.grant(), reversed.number())) {
            turn.quarantine("credit was taken back before it was granted");
            return;
        }
        see(reversed);
        Grant grant = turn.credit.of(reversed.grant());
        Money rest = grant == null ? Money.ZERO : grant.rest();
        Money amount = reversed.amount().min(rest);
        switch (reversed.cause()) {
            case REFUND -> {
                Taking refund = new Taking(reversed.number(), 1, CreditTaken.Cause.REFUND);
                take(refund, reversed.grant(), amount.min(turn.limits().free()), Money.ZERO);
            }
            case CHARGEBACK -> {
                Taking chargeback = new Taking(reversed.number(), 1, CreditTaken.Cause.CHARGEBACK);
                take(chargeback, reversed.grant(), amount, reversed.amount().minus(amount));
            }
        }
    }

    private void on(CreditExpired expired) {
        if (mayComeYet(expired.grant(), expired.number())) {
            turn.quarantine("credit expired before it was granted");
            return;
        }
        see(expired);
        Grant grant = turn.credit.of(expired.grant());
        if (grant != null && grant.expiry() == null) {
            turn.credit = turn.credit.with(grant.with(new Grant.Expiry(expired.number(), 0)));
        }
    }

    /** A grant that is not there is used up, unless what granted it is among what is missing. */
    private boolean mayComeYet(GrantId grant, long number) {
        return turn.credit.of(grant) == null && !turn.facts.billing().hasAllUpTo(number - 1);
    }

    /** Takes of expired grants what no lease needs now. */
    void takeExpired() {
        for (Grant grant : turn.credit.grants()) {
            Grant.Expiry expiry = grant.expiry();
            if (expiry == null) {
                continue;
            }
            Money amount = grant.rest().min(turn.limits().free());
            if (amount.isPositive()) {
                Grant.Expiry next = expiry.next();
                turn.credit = turn.credit.with(grant.with(next));
                Taking part = new Taking(next.number(), next.parts(), CreditTaken.Cause.EXPIRY);
                take(part, grant.id(), amount, Money.ZERO);
            }
        }
    }

    private void take(Taking taking, GrantId id, Money amount, Money owed) {
        Grant grant = turn.credit.of(id);
        if (grant != null) {
            turn.credit = turn.credit.with(grant.without(amount));
        }
        turn.credit = turn.credit.taken(amount.plus(owed), owed);
        turn.add(
                new Effect.Taken(
                        new CreditTaken(
                                turn.account,
                                taking.number,
                                taking.part,
                                id,
                                kind(grant),
                                taking.cause,
                                amount,
                                owed,
                                turn.time)));
    }

    /** Of a grant that is used up only a payment can be taken back. */
    private static GrantKind kind(@Nullable Grant grant) {
        return grant == null ? GrantKind.PAID : grant.kind();
    }

    private record Taking(long number, int part, CreditTaken.Cause cause) {}
}
