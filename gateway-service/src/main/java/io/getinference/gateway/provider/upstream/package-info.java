/**
 * What the adapters share: one bounded HTTP call, the reading of an event stream, and the shape of
 * a conversation and of a refusal that both providers agree on.
 */
@NullMarked
package io.getinference.gateway.provider.upstream;

import org.jspecify.annotations.NullMarked;
