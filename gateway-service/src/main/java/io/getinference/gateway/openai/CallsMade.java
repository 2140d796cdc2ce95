package io.getinference.gateway.openai;

import io.getinference.gateway.provider.ToolCall;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tool calls of one assistant's message and which of them still wait for their results.
 * Providers refuse a call without a result, and a result without a call.
 */
final class CallsMade {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Map<String, String> namesOfWaiting = new LinkedHashMap<>();
    private String where = "";
    private int deprecated;

    /** The calls of an assistant's message; none if it made none. */
    List<ToolCall> read(Fields message) {
        List<ToolCall> calls = new ArrayList<>();
        JsonNode list = message.optional("tool_calls");
        if (list != null) {
            if (!list.isArray()) {
                throw Fields.wrongType(message.path("tool_calls"), "an array of objects", list);
            }
            for (JsonNode call : list) {
                String path = message.path("tool_calls") + "[" + calls.size() + "]";
                calls.add(call(Fields.of(call, path)));
            }
        }
        if (message.optional("function_call") != null) {
            calls.add(call("call_of_function_" + deprecated++, message.object("function_call")));
        }
        where = message.path("tool_calls");
        return calls;
    }

    /** Takes note of a result and says which call it answers. */
    String answered(String id, Fields message) {
        if (namesOfWaiting.remove(id) == null) {
            throw unmatched(message.path("tool_call_id"));
        }
        return id;
    }

    /** The same for the deprecated form, where a result has only the function's name. */
    String answeredByName(String name, Fields message) {
        for (Map.Entry<String, String> waiting : namesOfWaiting.entrySet()) {
            if (waiting.getValue().equals(name)) {
                return answered(waiting.getKey(), message);
            }
        }
        throw unmatched(message.path("name"));
    }

    /** No more results can come. */
    void end() {
        if (!namesOfWaiting.isEmpty()) {
            throw ApiError.field(
                            "invalid_value",
                            "messages",
                            "Every call of '"
                                    + where
                                    + "' must be followed by a message of role 'tool' with its result; missing for: "
                                    + ApiError.shortened(String.join(", ", namesOfWaiting.keySet()))
                                    + ".")
                    .asException();
        }
    }

    private ToolCall call(Fields call) {
        String type = call.optional("type") == null ? "function" : call.text("type");
        if (!type.equals("function")) {
            throw Unsupported.refusal(call.path("type"), "a call of a custom tool");
        }
        return call(call.text("id"), call.object("function"));
    }

    private ToolCall call(String id, Fields function) {
        String name = Names.read(function, "name");
        if (namesOfWaiting.put(id, name) != null) {
            throw ApiError.field(
                            "invalid_value",
                            "messages",
                            "Two tool calls of one message have the id '"
                                    + ApiError.shortened(id)
                                    + "'.")
                    .asException();
        }
        return new ToolCall(id, name, arguments(function));
    }

    /** Models write them, so they come as text; no text at all stands for no arguments. */
    private static ObjectNode arguments(Fields function) {
        String text = function.optional("arguments") == null ? "" : function.text("arguments");
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode arguments) {
                return arguments;
            }
        } catch (JacksonException e) {
            // No JSON is as wrong as JSON that is no object.
        }
        throw ApiError.field(
                        "invalid_value",
                        function.path("arguments"),
                        "Invalid '"
                                + function.path("arguments")
                                + "': expected the text of a JSON object.")
                .asException();
    }

    private static RefusedException unmatched(String path) {
        return ApiError.field(
                        "invalid_value",
                        path,
                        "Invalid '"
                                + path
                                + "': a tool's message must answer a call of the assistant's message before it,"
                                + " and each call once.")
                .asException();
    }
}
