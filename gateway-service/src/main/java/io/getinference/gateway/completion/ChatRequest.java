package io.getinference.gateway.completion;

import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Turn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A checked request for a chat completion.
 *
 * @param model the public name
 * @param turns at least one
 * @param outputTokensMax the caller's cap, or null
 * @param stream whether the answer is sent as it is written
 * @param includeUsage whether a stream ends with a chunk of usage
 * @param ignored parameters that are hints and that nothing here takes
 */
record ChatRequest(
        String model,
        List<Turn> turns,
        Sampling sampling,
        @Nullable Long outputTokensMax,
        boolean stream,
        boolean includeUsage,
        Set<String> ignored) {

    ChatRequest {
        turns = List.copyOf(turns);
        ignored = Set.copyOf(ignored);
    }
}
