package io.getinference.gateway.usage;

import io.getinference.common.event.Outcome;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.Tally;

/**
 * A provider attempt that is over.
 *
 * @param request the caller's request
 * @param outcome how it ended
 * @param tally what the provider said was used
 */
public record Attempted(RequestId request, Outcome outcome, Tally tally) {}
