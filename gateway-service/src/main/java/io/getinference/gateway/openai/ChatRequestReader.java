package io.getinference.gateway.openai;

import io.getinference.gateway.openai.ChatRequest.Manner;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a request's body. Whatever is wrong with it is found here, before any money is set aside.
 */
public final class ChatRequestReader {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final int messagesMax;

    /** A reader that takes at most that many messages. */
    public ChatRequestReader(int messagesMax) {
        this.messagesMax = messagesMax;
    }

    /**
     * Reads and checks a body.
     *
     * @throws RefusedException with status 400 that names the field at fault
     */
    public ChatRequest read(byte[] body) {
        Fields fields = new Fields(object(body), "");
        String model = fields.text("model");
        Unsupported.check(fields);
        Long cap = fields.integer("max_tokens", 1);
        Long completionCap = fields.integer("max_completion_tokens", 1);
        ToolsAsked tools = ToolsAsked.read(fields);
        return new ChatRequest(
                model,
                Messages.read(fields.required("messages"), messagesMax),
                SamplingAsked.read(fields),
                tools.tools(),
                WishAsked.read(fields),
                completionCap == null ? cap : completionCap,
                manner(fields, tools.functions()),
                Unsupported.hints(fields));
    }

    private static Manner manner(Fields fields, boolean functions) {
        boolean stream = fields.flag("stream");
        JsonNode options = fields.optional("stream_options");
        if (options == null) {
            return new Manner(stream, false, functions);
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
        return new Manner(
                true, new Fields(options, "stream_options").flag("include_usage"), functions);
    }

    private static JsonNode object(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException e) {
            throw ApiError.field(
                            "invalid_json",
                            null,
                            "We could not parse the JSON body of your request: " + where(e))
                    .asException();
        }
        if (!root.isObject()) {
            throw ApiError.field(
                            "invalid_type", null, "The body of the request must be a JSON object.")
                    .asException();
        }
        return root;
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? "it is not valid JSON."
                : "line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr()
                        + ".";
    }
}
