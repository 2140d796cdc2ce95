package io.getinference.gateway.completion;

import io.getinference.gateway.provider.Role;
import io.getinference.gateway.provider.Turn;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code messages}. */
final class Messages {

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
        for (JsonNode message : messages) {
            turns.add(turn(message, "messages[" + turns.size() + "]"));
        }
        return turns;
    }

    private static Turn turn(JsonNode message, String path) {
        if (!message.isObject()) {
            throw Fields.wrongType(path, "an object", message);
        }
        Fields fields = new Fields(message, path);
        Role role = role(fields.text("role"), fields.path("role"));
        refuseToolCalls(fields);
        return new Turn(role, texts(fields, role));
    }

    private static Role role(String name, String path) {
        return switch (name) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool", "function" -> throw Unsupported.refusal(path, "tools");
            default ->
                    throw ApiError.field(
                                    "invalid_value",
                                    path,
                                    "Invalid value: '"
                                            + shortened(name)
                                            + "'. Supported values are: 'system', 'developer', 'user' and 'assistant'.")
                            .asException();
        };
    }

    private static void refuseToolCalls(Fields fields) {
        for (String name : List.of("tool_calls", "function_call")) {
            if (fields.optional(name) != null) {
                throw Unsupported.refusal(fields.path(name), "tools");
            }
        }
    }

    private static List<String> texts(Fields fields, Role role) {
        JsonNode content = fields.required("content");
        if (content.isString()) {
            return List.of(content.stringValue());
        }
        if (!content.isArray()) {
            throw Fields.wrongType(
                    fields.path("content"), "a string or an array of content parts", content);
        }
        List<String> texts = new ArrayList<>(content.size());
        for (JsonNode part : content) {
            texts.add(text(part, fields.path("content") + "[" + texts.size() + "]", role));
        }
        return texts;
    }

    private static String text(JsonNode part, String path, Role role) {
        if (!part.isObject()) {
            throw Fields.wrongType(path, "an object", part);
        }
        Fields fields = new Fields(part, path);
        String type = fields.text("type");
        return switch (type) {
            case "text" -> fields.text("text");
            case "refusal" -> {
                if (role != Role.ASSISTANT) {
                    throw unknownPart(type, fields);
                }
                yield fields.text("refusal");
            }
            case "image_url", "input_audio", "file" ->
                    throw Unsupported.refusal(path, "content of type " + type);
            default -> throw unknownPart(type, fields);
        };
    }

    private static RefusedException unknownPart(String type, Fields fields) {
        return ApiError.field(
                        "invalid_value",
                        fields.path("type"),
                        "Invalid value: '" + shortened(type) + "'. Supported values are: 'text'.")
                .asException();
    }

    /** The caller's own words come back to it, but not all twenty megabytes of them. */
    static String shortened(String text) {
        int charsMax = 40;
        return text.length() <= charsMax ? text : text.substring(0, charsMax) + "…";
    }
}
