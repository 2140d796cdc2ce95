package io.getinference.gateway.provider;

import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;

/**
 * The usage of an answer as far as it is known.
 *
 * @param usage by the provider's own counters; each reading replaces the one before, they are never
 *     added
 * @param answered the model that the provider says is answering
 * @param billed whether the provider bills it at all; it does not when it declines before writing
 *     anything
 * @param terminal whether these are the provider's final counters; otherwise they are a lower bound
 * @param reported whether the provider has reported any usage
 */
public record Tally(
        Usage usage, UpstreamModel answered, boolean billed, boolean terminal, boolean reported) {}
