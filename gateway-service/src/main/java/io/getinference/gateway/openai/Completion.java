package io.getinference.gateway.openai;

import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.Finish;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of OpenAI's wire format that one completion is told in. They are complete, although
 * the public page shows less: official clients read all of it.
 *
 * @param id names the completion
 * @param createdAt when it was asked for
 * @param model the public name the caller used
 * @param functions whether calls are told in the deprecated form
 */
public record Completion(RequestId id, Instant createdAt, String model, boolean functions) {

    /** The whole answer in one object. */
    public Map<String, @Nullable Object> whole(WholeAnswer answer, Consumption used) {
        Map<String, @Nullable Object> completion = head("chat.completion");
        completion.put("choices", answer.choices(this));
        completion.put("usage", used.wire());
        return completion;
    }

    /** A chunk whose one choice carries a delta. */
    public Map<String, @Nullable Object> chunk(Delta delta, @Nullable Finish finish) {
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("index", delta.choice());
        choice.put("delta", delta.members());
        choice.put("logprobs", delta.logprobs());
        choice.put("finish_reason", finish == null ? null : nameOf(finish));
        Map<String, @Nullable Object> chunk = head("chat.completion.chunk");
        chunk.put("choices", List.of(choice));
        return chunk;
    }

    /** The chunk without choices; only for callers who asked for it, others trip over it. */
    public Map<String, @Nullable Object> usageChunk(Consumption used) {
        Map<String, @Nullable Object> chunk = head("chat.completion.chunk");
        chunk.put("choices", List.of());
        chunk.put("usage", used.wire());
        return chunk;
    }

    String nameOf(Finish finish) {
        return switch (finish) {
            case STOP -> "stop";
            case TOOL_CALLS -> functions ? "function_call" : "tool_calls";
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
        };
    }

    private Map<String, @Nullable Object> head(String object) {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("id", "chatcmpl-" + id.value().substring("req_".length()));
        head.put("object", object);
        head.put("created", createdAt.getEpochSecond());
        head.put("model", model);
        return head;
    }
}
