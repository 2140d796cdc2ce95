package io.getinference.gateway.completion;

import io.getinference.common.id.RequestId;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.Usage;
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
 */
record Completion(RequestId id, Instant createdAt, String model) {

    Map<String, @Nullable Object> whole(String text, Finish finish, Usage usage) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", text);
        message.put("refusal", null);
        Map<String, @Nullable Object> completion = head("chat.completion");
        completion.put("choices", List.of(choice("message", message, finish)));
        completion.put("usage", usage(usage));
        return completion;
    }

    /** A chunk whose one choice carries a delta. */
    Map<String, @Nullable Object> chunk(Map<String, ?> delta, @Nullable Finish finish) {
        Map<String, @Nullable Object> chunk = head("chat.completion.chunk");
        chunk.put("choices", List.of(choice("delta", delta, finish)));
        return chunk;
    }

    /** The chunk without choices; only for callers who asked for it, others trip over it. */
    Map<String, @Nullable Object> usageChunk(Usage usage) {
        Map<String, @Nullable Object> chunk = head("chat.completion.chunk");
        chunk.put("choices", List.of());
        chunk.put("usage", usage(usage));
        return chunk;
    }

    private Map<String, @Nullable Object> head(String object) {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("id", "chatcmpl-" + id.value().substring("req_".length()));
        head.put("object", object);
        head.put("created", createdAt.getEpochSecond());
        head.put("model", model);
        return head;
    }

    private static Map<String, @Nullable Object> choice(
            String name, Map<String, ?> content, @Nullable Finish finish) {
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put(name, content);
        choice.put("logprobs", null);
        choice.put("finish_reason", finish == null ? null : nameOf(finish));
        return choice;
    }

    private static Map<String, ?> usage(Usage usage) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("prompt_tokens", usage.prompt());
        counts.put("completion_tokens", usage.output());
        counts.put("total_tokens", usage.prompt() + usage.output());
        counts.put(
                "prompt_tokens_details",
                Map.of(
                        "cached_tokens",
                        usage.of(TokenKind.CACHED) + usage.of(TokenKind.CACHED_AUDIO)));
        counts.put("completion_tokens_details", Map.of("reasoning_tokens", usage.reasoning()));
        return counts;
    }

    private static String nameOf(Finish finish) {
        return switch (finish) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content_filter";
        };
    }
}
