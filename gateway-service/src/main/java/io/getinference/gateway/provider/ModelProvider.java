package io.getinference.gateway.provider;

import io.getinference.common.catalogue.Provider;

/**
 * A provider's API, behind one port. One adapter a provider; {@code ModelProviderContract} tests
 * them all.
 */
public interface ModelProvider {

    /** Whose API this is. */
    Provider provider();

    /**
     * Translates a question into the provider's words, without calling it.
     *
     * @throws ProviderFailure with {@link ProviderFailure.Refused} if this provider cannot be asked
     *     that
     */
    Prompt translate(Question question) throws ProviderFailure;
}
