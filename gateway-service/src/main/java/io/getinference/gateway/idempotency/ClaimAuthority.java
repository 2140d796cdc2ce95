package io.getinference.gateway.idempotency;

import io.getinference.common.event.ClaimEnded;
import io.getinference.common.event.RequestClaimed;

import java.util.concurrent.CompletableFuture;

/** The fold of the account's journal, which alone decides who holds an idempotency key. */
interface ClaimAuthority {

    /** Claims, and waits for what became of it. */
    ClaimHeard claim(RequestClaimed claim);

    /**
     * Ends a claim. It counts after every claim that was made here before.
     *
     * @return done once the end is sure to be applied; failed if it was lost
     */
    CompletableFuture<?> end(ClaimEnded end);
}
