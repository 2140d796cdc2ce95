package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;

/** What callers are told when their request cannot be answered, in words of our own. */
public final class Refusals {

    /** The prompt does not fit. */
    public static final Refused CONTEXT_TOO_LONG =
            new Refused(
                    "context_length_exceeded",
                    "messages",
                    "The messages, with the answer that was asked for, are longer than this model"
                            + " can read. Please shorten them.");

    /** The body does not fit. */
    public static final Refused TOO_LARGE =
            new Refused(
                    "request_too_large",
                    "messages",
                    "The request is larger than this model's provider accepts.");

    /** The provider found something wrong that our own checks did not. */
    public static final Refused NOT_ACCEPTED =
            new Refused(
                    "invalid_value",
                    null,
                    "This model does not accept the request. Please check the messages and the"
                            + " parameters.");

    private Refusals() {}

    /** Refuses before anything is sent. */
    public static ProviderFailure before(Refused refused) {
        return new ProviderFailure(refused, "not sent", null);
    }
}
