package io.getinference.billing.taking;

import io.getinference.common.event.CreditReversed;
import io.getinference.common.id.AccountId;

import java.time.Instant;

/**
 * Credit that was asked back.
 *
 * @param number billing's number of the fact in the account's journal; names it in the account
 */
record Reversal(AccountId account, long number, ReversalRequest request, Instant createdAt) {

    CreditReversed event() {
        return new CreditReversed(
                account, number, request.grant(), request.amount(), request.cause());
    }
}
