package io.getinference.gateway.completion;

import io.getinference.gateway.provider.Sampling;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a request's body. Whatever is wrong with it is found here, before any money is set aside.
 */
@Component
final class ChatRequestReader {

    private static final double TEMPERATURE_MAX = 2;
    private static final double TOP_P_MAX = 1;
    private static final int STOPS_MAX = 4;

    private final JsonBody json;
    private final int messagesMax;

    ChatRequestReader(CompletionSettings settings) {
        this.json = new JsonBody(settings);
        this.messagesMax = settings.messagesMax();
    }

    ChatRequest read(byte[] body) {
        Fields fields = new Fields(json.object(body), "");
        String model = fields.text("model");
        Unsupported.check(fields);
        boolean stream = fields.flag("stream");
        Long cap = fields.integer("max_tokens", 1);
        Long completionCap = fields.integer("max_completion_tokens", 1);
        return new ChatRequest(
                model,
                Messages.read(fields.required("messages"), messagesMax),
                new Sampling(
                        fields.decimal("temperature", 0, TEMPERATURE_MAX),
                        fields.decimal("top_p", 0, TOP_P_MAX),
                        stops(fields.optional("stop"))),
                completionCap == null ? cap : completionCap,
                stream,
                includeUsage(fields.optional("stream_options"), stream),
                Unsupported.hints(fields));
    }

    private static boolean includeUsage(@Nullable JsonNode options, boolean stream) {
        if (options == null) {
            return false;
        }
        if (!options.isObject()) {
            throw Fields.wrongType("stream_options", "an object", options);
        }
        if (!stream) {
            throw ApiError.field(
                            "invalid_value",
                            "stream_options",
                            "The 'stream_options' parameter is only allowed when 'stream' is enabled.")
                    .asException();
        }
        return new Fields(options, "stream_options").flag("include_usage");
    }

    /**
     * An empty text alone, an empty array and null mean no stop at all; an empty text among others
     * is an error.
     */
    private static List<String> stops(@Nullable JsonNode stop) {
        if (stop == null) {
            return List.of();
        }
        if (stop.isString()) {
            return stop.stringValue().isEmpty() ? List.of() : List.of(stop.stringValue());
        }
        if (!stop.isArray()) {
            throw Fields.wrongType("stop", "a string or an array of strings", stop);
        }
        if (stop.size() > STOPS_MAX) {
            throw ApiError.field(
                            "array_above_max_length",
                            "stop",
                            "Invalid 'stop': at most " + STOPS_MAX + " sequences.")
                    .asException();
        }
        List<String> stops = new ArrayList<>();
        stop.forEach(entry -> stops.add(stop(entry)));
        return stops;
    }

    private static String stop(JsonNode entry) {
        if (!entry.isString()) {
            throw Fields.wrongType("stop", "an array of strings", entry);
        }
        if (entry.stringValue().isEmpty()) {
            throw ApiError.field(
                            "invalid_value",
                            "stop",
                            "Invalid 'stop': a stop sequence must not be empty.")
                    .asException();
        }
        return entry.stringValue();
    }
}
