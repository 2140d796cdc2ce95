package io.getinference.gateway.openai;

import io.getinference.gateway.provider.AnswerPart;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of an answer as a chunk of a stream tells it.
 *
 * @param members of the object {@code delta}
 * @param logprobs of the choice, mostly null
 */
public record Delta(int choice, Map<String, @Nullable Object> members, @Nullable Object logprobs) {

    /** The first of a choice. */
    public static Delta opening(int choice) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("role", "assistant");
        members.put("content", "");
        members.put("refusal", null);
        return new Delta(choice, members, null);
    }

    /** The last of a choice, which has only its reason to finish. */
    public static Delta closing(int choice) {
        return new Delta(choice, Map.of(), null);
    }

    /**
     * A part on its way; null for one that says nothing to the caller.
     *
     * @param functions whether calls are told in the deprecated form, which knows only one
     */
    public static @Nullable Delta of(AnswerPart part, boolean functions) {
        return switch (part) {
            case AnswerPart.Text(int choice, String text) -> one(choice, "content", text);
            case AnswerPart.Thought(int choice, String text) ->
                    one(choice, "reasoning_content", text);
            case AnswerPart.Declined(int choice, String text) -> one(choice, "refusal", text);
            case AnswerPart.Call call -> functions ? function(call) : call(call);
            case AnswerPart.Arguments arguments ->
                    functions ? function(arguments) : arguments(arguments);
            case AnswerPart.Probabilities(int choice, List<AnswerPart.Token> tokens) ->
                    new Delta(choice, Map.of(), Logprobs.wire(tokens));
            case AnswerPart.Working working -> null;
            case AnswerPart.Finished finished -> null;
        };
    }

    private static Delta one(int choice, String name, Object value) {
        return new Delta(choice, Map.of(name, value), null);
    }

    private static Delta call(AnswerPart.Call call) {
        Map<String, Object> fragment = new LinkedHashMap<>();
        fragment.put("index", call.call());
        fragment.put("id", call.id());
        fragment.put("type", "function");
        fragment.put("function", Map.of("name", call.name(), "arguments", ""));
        return one(call.choice(), "tool_calls", List.of(fragment));
    }

    private static Delta arguments(AnswerPart.Arguments arguments) {
        Map<String, Object> fragment = new LinkedHashMap<>();
        fragment.put("index", arguments.call());
        fragment.put("function", Map.of("arguments", arguments.piece()));
        return one(arguments.choice(), "tool_calls", List.of(fragment));
    }

    private static @Nullable Delta function(AnswerPart.Call call) {
        return call.call() > 0
                ? null
                : one(call.choice(), "function_call", Map.of("name", call.name(), "arguments", ""));
    }

    private static @Nullable Delta function(AnswerPart.Arguments arguments) {
        return arguments.call() > 0
                ? null
                : one(arguments.choice(), "function_call", Map.of("arguments", arguments.piece()));
    }
}
