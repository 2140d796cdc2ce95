package io.getinference.gateway.openai;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.Wish;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A checked request for a chat completion.
 *
 * @param model as the caller named it; empty where it named none, and may
 * @param turns at least one; a picture may still have to be fetched
 * @param outputTokensMax the caller's cap, or null
 * @param manner how the answer is to be told
 * @param ignored parameters that asked for something, are hints, and that nothing here takes
 */
public record ChatRequest(
        String model,
        List<Turn> turns,
        Sampling sampling,
        Tools tools,
        Wish wish,
        @Nullable Long outputTokensMax,
        Manner manner,
        Set<String> ignored) {

    public ChatRequest {
        turns = List.copyOf(turns);
        ignored = Set.copyOf(ignored);
    }

    /** The same under the public name that the caller's stands for. */
    public ChatRequest named(PublicModel named) {
        return new ChatRequest(
                named.value(), turns, sampling, tools, wish, outputTokensMax, manner, ignored);
    }

    /** The same with another conversation: its pictures fetched. */
    public ChatRequest with(List<Turn> others) {
        return new ChatRequest(
                model, others, sampling, tools, wish, outputTokensMax, manner, ignored);
    }

    /**
     * How the answer is told.
     *
     * @param stream whether it is sent as it is written
     * @param includeUsage whether a stream ends with a chunk of usage
     * @param functions whether calls are told in the deprecated form, as the request had it
     */
    public record Manner(boolean stream, boolean includeUsage, boolean functions) {}
}
