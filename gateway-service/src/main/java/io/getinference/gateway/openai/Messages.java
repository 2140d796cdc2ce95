package io.getinference.gateway.openai;

import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Turn;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code messages}. */
final class Messages {

    private static final String ROLES =
            "'system', 'developer', 'user', 'assistant', 'tool' and 'function'";

    private Messages() {}

    static List<Turn> read(JsonNode messages, int messagesMax) {
        if (!messages.isArray()) {
            throw Fields.wrongType("messages", "an array of objects", messages);
        }
        if (messages.isEmpty()) {
            throw ApiError.field(
                            "empty_array",
                            "messages",
                            "Invalid 'messages': empty array. Expected an array with minimum length 1.")
                    .asException();
        }
        if (messages.size() > messagesMax) {
            throw ApiError.field(
                            "array_above_max_length",
                            "messages",
                            "Invalid 'messages': at most " + messagesMax + ".")
                    .asException();
        }
        List<Turn> turns = new ArrayList<>(messages.size());
        CallsMade calls = new CallsMade();
        for (JsonNode message : messages) {
            turns.add(turn(Fields.of(message, "messages[" + turns.size() + "]"), calls));
        }
        calls.end();
        return turns;
    }

    private static Turn turn(Fields message, CallsMade calls) {
        String role = message.text("role");
        if (!role.equals("tool") && !role.equals("function")) {
            calls.end();
        }
        return switch (role) {
            case "system", "developer" -> new Turn.Instruction(ContentParts.texts(message));
            case "user" -> new Turn.User(ContentParts.contents(message));
            case "assistant" -> assistant(message, calls);
            case "tool" ->
                    new Turn.ToolResult(
                            calls.answered(message.text("tool_call_id"), message),
                            ContentParts.texts(message));
            case "function" ->
                    new Turn.ToolResult(
                            calls.answeredByName(message.text("name"), message),
                            message.optional("content") == null
                                    ? List.of()
                                    : ContentParts.texts(message));
            default -> throw Fields.unknownValue(message.path("role"), role, ROLES);
        };
    }

    private static Turn assistant(Fields message, CallsMade calls) {
        if (message.optional("audio") != null) {
            throw Unsupported.refusal(message.path("audio"), "an answer in audio");
        }
        List<ToolCall> made = calls.read(message);
        List<String> texts = new ArrayList<>();
        String refusal = message.optionalText("refusal");
        if (message.optional("content") != null || (made.isEmpty() && refusal == null)) {
            texts.addAll(ContentParts.texts(message));
        }
        if (refusal != null) {
            texts.add(refusal);
        }
        return new Turn.Assistant(texts, made);
    }
}
