package io.getinference.chaos.load;

import io.getinference.common.catalogue.PublicModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One completion that a caller wants.
 *
 * @param model of the public list
 * @param stream whether events are asked for
 * @param outputTokensMax the caller's cap; null for none
 * @param useful the least output that is worth an answer to it
 * @param text the prompt, with the order to the simulator in it
 * @param hangUpAfter when the caller loses patience; null for never
 */
public record Order(
        PublicModel model,
        boolean stream,
        @Nullable Integer outputTokensMax,
        long useful,
        String text,
        @Nullable Duration hangUpAfter) {

    /** The request's body. */
    String body() {
        String cap = outputTokensMax == null ? "" : ",\"max_tokens\":" + outputTokensMax;
        String options = stream ? ",\"stream_options\":{\"include_usage\":true}" : "";
        return """
        {"model":"%s","stream":%s%s%s,"messages":[{"role":"user","content":"%s"}]}\
        """
                .formatted(model.value(), stream, options, cap, text);
    }
}
