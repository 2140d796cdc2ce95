package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Text;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Function;

/**
 * Writes the turns of a conversation as messages. A result of a tool is the user's to tell, before
 * anything else that the user says.
 *
 * @param data what is written for pictures and files: the data itself, or nothing where only the
 *     length of the rest is asked for
 * @param ids of the calls, as Claude takes them; new for each conversation
 */
record ClaudeTurns(Function<Media, String> data, ToolIds ids) {

    ArrayNode write(Conversation conversation) {
        ArrayNode messages = Json.MAPPER.createArrayNode();
        ArrayNode userContent = null;
        for (Turn turn : conversation.turns()) {
            if (turn instanceof Turn.Assistant assistant) {
                assistant(assistant, message(messages, "assistant"));
                userContent = null;
                continue;
            }
            if (userContent == null) {
                userContent = message(messages, "user");
            }
            if (turn instanceof Turn.User(List<Content> contents)) {
                for (Content content : contents) {
                    userContent.add(block(content));
                }
            } else if (turn instanceof Turn.ToolResult result) {
                userContent.add(result(result));
            }
        }
        return messages;
    }

    private static ArrayNode message(ArrayNode messages, String role) {
        return messages.addObject().put("role", role).putArray("content");
    }

    private void assistant(Turn.Assistant assistant, ArrayNode content) {
        assistant.texts().forEach(text -> content.add(text(text)));
        for (ToolCall call : assistant.calls()) {
            ObjectNode use = content.addObject();
            use.put("type", "tool_use").put("id", ids.ofCall(call.id())).put("name", call.name());
            use.set("input", call.arguments());
        }
    }

    private ObjectNode result(Turn.ToolResult result) {
        ObjectNode block = Json.MAPPER.createObjectNode();
        block.put("type", "tool_result").put("tool_use_id", ids.ofResult(result.callId()));
        ArrayNode content = Json.MAPPER.createArrayNode();
        result.texts().stream().filter(Text::isVisible).forEach(text -> content.add(text(text)));
        if (!content.isEmpty()) {
            block.set("content", content);
        }
        return block;
    }

    private ObjectNode block(Content content) {
        return switch (content) {
            case Content.Text(String text) -> text(text);
            case Content.Image image -> source("image", image.media());
            case Content.Document document -> {
                ObjectNode block = source("document", document.media());
                if (document.name() != null && Text.isVisible(document.name())) {
                    block.put("title", Text.wellFormed(document.name()));
                }
                yield block;
            }
            case Content.Linked linked -> throw new IllegalStateException("not fetched");
            case Content.Audio audio ->
                    throw new IllegalStateException("no Claude takes recordings");
        };
    }

    private ObjectNode source(String type, Media media) {
        ObjectNode block = Json.MAPPER.createObjectNode().put("type", type);
        block.putObject("source")
                .put("type", "base64")
                .put("media_type", media.type())
                .put("data", data.apply(media));
        return block;
    }

    private static ObjectNode text(String text) {
        return Json.MAPPER.createObjectNode().put("type", "text").put("text", text);
    }
}
