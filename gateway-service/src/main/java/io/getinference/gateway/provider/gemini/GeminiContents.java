package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the turns of a conversation as contents. The results of one turn's calls are a content of
 * their own, exactly as many as the calls; what the user says after them is another.
 *
 * @param signed whether calls go back with their signatures
 * @param data what is written for media: the data itself, or nothing where only the length of the
 *     rest is asked for
 */
record GeminiContents(boolean signed, Function<Media, String> data) {

    /** Google's own word for a history that has lost its signatures. */
    private static final String SIGNATURE_LOST = "skip_thought_signature_validator";

    ArrayNode write(Conversation conversation) {
        ArrayNode contents = Json.MAPPER.createArrayNode();
        Map<String, String> names = new HashMap<>();
        ArrayNode results = null;
        for (Turn turn : conversation.turns()) {
            if (turn instanceof Turn.ToolResult result) {
                if (results == null) {
                    results = content(contents, "user");
                }
                results.add(response(names.getOrDefault(result.callId(), ""), result.texts()));
                continue;
            }
            results = null;
            if (turn instanceof Turn.User(List<Content> said)) {
                ArrayNode parts = content(contents, "user");
                said.forEach(each -> parts.add(part(each)));
            } else if (turn instanceof Turn.Assistant assistant) {
                assistant.calls().forEach(call -> names.put(call.id(), call.name()));
                assistant(assistant, content(contents, "model"));
            }
        }
        return contents;
    }

    private static ArrayNode content(ArrayNode contents, String role) {
        return contents.addObject().put("role", role).putArray("parts");
    }

    private void assistant(Turn.Assistant assistant, ArrayNode parts) {
        assistant.texts().forEach(text -> parts.addObject().put("text", text));
        boolean first = true;
        for (ToolCall call : assistant.calls()) {
            ObjectNode part = parts.addObject();
            ObjectNode wire = part.putObject("functionCall");
            wire.put("name", FunctionNames.taken(call.name())).set("args", call.arguments());
            String signature = signature(call, first);
            if (signature != null) {
                part.put("thoughtSignature", signature);
            }
            first = false;
        }
    }

    /** Of calls made together only the first has one. */
    private @Nullable String signature(ToolCall call, boolean first) {
        if (!signed) {
            return null;
        }
        String own = CallIds.signature(call.id());
        return own == null && first ? SIGNATURE_LOST : own;
    }

    /** Gemini wants an object; what is none is wrapped into one. */
    private static ObjectNode response(String name, List<String> texts) {
        String text = String.join("\n", texts);
        ObjectNode part = Json.MAPPER.createObjectNode();
        ObjectNode response = part.putObject("functionResponse");
        response.put("name", FunctionNames.taken(name));
        JsonNode said = object(text);
        if (said == null) {
            response.putObject("response").put("output", text);
        } else {
            response.set("response", said);
        }
        return part;
    }

    private static @Nullable JsonNode object(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            JsonNode said = Json.WHOLE.readTree(text);
            return said.isObject() ? said : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private ObjectNode part(Content content) {
        ObjectNode part = Json.MAPPER.createObjectNode();
        return switch (content) {
            case Content.Text(String text) -> part.put("text", text);
            case Content.Image image -> inline(part, image.media());
            case Content.Audio audio -> inline(part, audio.media());
            case Content.Linked linked -> throw new IllegalStateException("not fetched");
            case Content.Document document -> inline(part, document.media());
        };
    }

    private ObjectNode inline(ObjectNode part, Media media) {
        part.putObject("inlineData").put("mimeType", media.type()).put("data", data.apply(media));
        return part;
    }
}
