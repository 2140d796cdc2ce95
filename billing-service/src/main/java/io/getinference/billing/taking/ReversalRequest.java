package io.getinference.billing.taking;

import io.getinference.common.event.CreditReversed;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

/**
 * What somebody asks to be taken back.
 *
 * @param amount above zero
 * @param reason for whoever asks later
 */
record ReversalRequest(GrantId grant, CreditReversed.Cause cause, Money amount, String reason) {

    ReversalRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("more than nothing is taken back");
        }
    }
}
