package io.getinference.gateway.provider;

/** How large a prompt is, as far as the hold for it depends on that. */
public interface PromptSize {

    /**
     * The most prompt tokens that this can be billed as; never less than the provider will count.
     */
    long tokensMax();

    /** Whether recordings are in it; on some models their tokens cost more than text. */
    default boolean hasAudio() {
        return false;
    }

    /**
     * The provider's own count of the prompt with a margin for its being an estimate; free, but a
     * call.
     *
     * @throws ProviderFailure if the provider does not answer; then {@link #tokensMax} stands
     */
    long countTokens() throws ProviderFailure;
}
