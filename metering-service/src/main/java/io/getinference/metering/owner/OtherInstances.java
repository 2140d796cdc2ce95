package io.getinference.metering.owner;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;

/** The other instances, to be asked for what they own. */
interface OtherInstances {

    /**
     * Passes a question on.
     *
     * @param question the owner's address with path and query
     * @param wait how long the owner may take
     * @return null if there was no answer
     */
    @Nullable OwnerAnswer ask(URI question, Duration wait) throws InterruptedException;
}
