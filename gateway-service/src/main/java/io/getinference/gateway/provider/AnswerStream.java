package io.getinference.gateway.provider;

import java.util.Optional;

/** An answer while it is written. Read by one thread. Closing it early hangs up on the provider. */
public interface AnswerStream extends AutoCloseable {

    /**
     * Waits for the next part; empty once the answer is complete, which is only so if the provider
     * said so.
     *
     * @throws ProviderFailure if the provider broke off, was silent for too long or wrote what is
     *     no answer
     */
    Optional<AnswerPart> next() throws ProviderFailure;

    /** What is known of the usage so far; final once {@link #next} was empty. */
    Tally tally();

    /** Hangs up on the provider, from any thread; whoever waits for a part hears of a failure. */
    void hangUp();

    @Override
    void close();
}
