package io.getinference.gateway.provider;

import java.util.Set;

/**
 * A question in a provider's words, ready to be sent. Sending costs money; nothing else here does.
 */
public interface Prompt extends PromptSize {

    /**
     * The caller's parameters, by their public names, that are hints which this model does not
     * take.
     */
    Set<String> ignored();

    /**
     * Calls the provider, once: no retry happens behind it.
     *
     * @param outputTokensMax the cap on everything the model writes, thinking included
     * @throws ProviderFailure if it fails before the answer begins
     */
    AnswerStream send(long outputTokensMax) throws ProviderFailure;
}
