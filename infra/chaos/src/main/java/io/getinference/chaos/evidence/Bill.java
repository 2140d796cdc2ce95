package io.getinference.chaos.evidence;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One call that the provider simulator answered, from its append-only log: the truth about tokens.
 *
 * @param request the gateway's request it was for; null where the call named none
 * @param served the model that answered; null where none did
 * @param events whole events that were sent
 * @param aborted whether the gateway hung up, or died
 * @param complete whether everything was sent
 * @param billed what the provider charges for
 * @param at when it was over
 */
public record Bill(
        @Nullable String request,
        @Nullable UpstreamModel served,
        int events,
        boolean aborted,
        boolean complete,
        Usage billed,
        Instant at) {

    /** Whether the provider charges for it and the gateway was sent at least one event of it. */
    public boolean returnedUsage() {
        return events > 0 && !billed.equals(Usage.NONE);
    }
}
