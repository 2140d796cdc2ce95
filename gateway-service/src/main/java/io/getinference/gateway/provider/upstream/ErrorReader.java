package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.ProviderFailure;

/** Understands what a provider says instead of an answer. Pure. */
public interface ErrorReader {

    /** Why there is no answer; names nothing that is ours or the provider's. */
    ProviderFailure.Reason reason(UpstreamError error);
}
