package io.getinference.common.event;

import io.getinference.common.claim.ClaimId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.RequestId;

/** A fact about an idempotency key, from a gateway. It has nothing to do with money. */
public sealed interface ClaimFact extends JournalEvent permits RequestClaimed, ClaimEnded {

    /** Whose idempotency key it is. */
    KeyId key();

    ClaimId claim();

    /** The gateway's, that runs the request. */
    LifeId life();

    RequestId request();
}
