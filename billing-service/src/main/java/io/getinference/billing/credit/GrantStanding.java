package io.getinference.billing.credit;

import io.getinference.common.event.GrantKind;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

/**
 * What became of a grant, as metering's fold decided it and billing posted it.
 *
 * @param used charges that it paid
 * @param refunded what was paid back of it
 * @param chargedBack what it still had when its payment was taken from us
 */
public record GrantStanding(
        GrantId grant,
        GrantKind kind,
        Money granted,
        Money used,
        Money expired,
        Money refunded,
        Money chargedBack) {

    /** What it can still pay. Below zero the fold and billing disagree. */
    public Money remaining() {
        return granted.minus(used).minus(expired).minus(refunded).minus(chargedBack);
    }
}
