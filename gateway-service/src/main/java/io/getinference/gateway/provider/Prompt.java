package io.getinference.gateway.provider;

import java.util.Set;

/**
 * A question in a provider's words, ready to be sent. Sending costs money; nothing else here does.
 */
public interface Prompt {

    /**
     * The most prompt tokens that this can be billed as; never less than the provider will count.
     */
    long tokensMax();

    /** Whether recordings are in it; on some models their tokens cost more than text. */
    default boolean hasAudio() {
        return false;
    }

    /**
     * The caller's parameters, by their public names, that are hints which this model does not
     * take.
     */
    Set<String> ignored();

    /**
     * The provider's own count of the prompt with a margin for its being an estimate; free, but a
     * call.
     *
     * @throws ProviderFailure if the provider does not answer; then {@link #tokensMax} stands
     */
    long countTokens() throws ProviderFailure;

    /**
     * Calls the provider, once: no retry happens behind it.
     *
     * @param outputTokensMax the cap on everything the model writes, thinking included
     * @throws ProviderFailure if it fails before the answer begins
     */
    AnswerStream send(long outputTokensMax) throws ProviderFailure;
}
