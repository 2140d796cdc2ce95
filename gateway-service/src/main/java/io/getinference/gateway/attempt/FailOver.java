package io.getinference.gateway.attempt;

import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.OurFault;
import io.getinference.gateway.provider.ProviderFailure.Paused;
import io.getinference.gateway.provider.ProviderFailure.RateLimited;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

/** When another model is asked in place of one that did not begin to answer. */
final class FailOver {

    private FailOver() {}

    /**
     * Whether another model might answer what this one did not. That the provider may have begun
     * and bill us is no reason against it: that attempt is our cost, and the caller waits for one
     * answer and pays for one.
     */
    static boolean helps(Reason reason) {
        return switch (reason) {
            case Unavailable unavailable -> true;
            case RateLimited limited -> true;
            case OurFault fault -> true;
            case Paused paused -> true;
            case Refused refused -> false;
            case Interrupted interrupted -> false;
        };
    }
}
