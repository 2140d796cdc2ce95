package io.getinference.gateway.idempotency;

import io.getinference.common.claim.BodyHash;
import io.getinference.common.claim.ClaimId;
import io.getinference.common.event.RequestClaimed;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.KeySecret;

/**
 * A request that may be sent again.
 *
 * @param secret with which its answer is sealed
 */
public record ClaimRequest(
        RequestId request, Caller caller, KeySecret secret, IdempotencyKey key, BodyHash body) {

    RequestClaimed fact(LifeId life) {
        return new RequestClaimed(
                caller.account(),
                caller.key(),
                ClaimId.of(caller.key(), key.header()),
                body,
                life,
                request);
    }
}
