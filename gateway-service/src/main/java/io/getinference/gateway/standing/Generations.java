package io.getinference.gateway.standing;

import io.getinference.common.id.RequestId;
import io.getinference.common.standing.Generation;
import io.getinference.gateway.caller.Caller;

/** Who knows what requests cost. */
interface Generations {

    /** A request that the caller's own key made, once it is posted. */
    Told<Generation> of(Caller caller, RequestId request);
}
