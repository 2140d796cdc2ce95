package io.getinference.gateway.openai;

import io.getinference.gateway.openai.ChatRequest.Manner;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;

/**
 * Reads a request's body. Whatever is wrong with it is found here, before any money is set aside.
 */
@Component
public final class ChatRequestReader {

    private final JsonBody json;
    private final DataSize bodyMax;
    private final int messagesMax;

    ChatRequestReader(RequestSettings settings) {
        this.json = new JsonBody(settings);
        this.bodyMax = settings.bodyMax();
        this.messagesMax = settings.messagesMax();
    }

    /** The largest body that is read. */
    public DataSize bodyMax() {
        return bodyMax;
    }

    /** Reads and checks a body that has to name its model. */
    public ChatRequest read(byte[] body) {
        return read(body, false);
    }

    /**
     * Reads and checks a body.
     *
     * @param hasDefaultModel whether it may leave the model out
     * @throws RefusedException with status 400 that names the field at fault
     */
    public ChatRequest read(byte[] body, boolean hasDefaultModel) {
        Fields fields = new Fields(json.object(body), "");
        boolean none = hasDefaultModel && fields.optional("model") == null;
        String model = none ? "" : fields.text("model");
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
}
