package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.AnswerPart;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Understands the content blocks of a message: text, thoughts and calls of tools. */
final class MessageBlocks {

    private static final int ONLY = 0;

    private final @Nullable String toolOfFormat;
    private final boolean mayBeFenced;
    private @Nullable Fence fence;
    private int calls;
    private boolean inCall;
    private boolean inFormat;
    private boolean argued;

    MessageBlocks(ClaudeFormat format) {
        this.toolOfFormat = format.tool() == null ? null : format.tool().name();
        this.mayBeFenced = format.mayBeFenced();
    }

    boolean hasCalls() {
        return calls > 0;
    }

    List<AnswerPart> start(JsonNode block) {
        return switch (block.path("type").stringValue("")) {
            case "text" -> {
                fence = mayBeFenced ? new Fence() : null;
                yield text(block.path("text").stringValue(""));
            }
            case "tool_use" -> call(block);
            default -> List.of();
        };
    }

    private List<AnswerPart> call(JsonNode block) {
        String name = block.path("name").stringValue("");
        argued = false;
        inFormat = name.equals(toolOfFormat);
        inCall = !inFormat;
        if (inFormat) {
            return List.of();
        }
        String id = block.path("id").stringValue("");
        return List.of(new AnswerPart.Call(ONLY, calls++, id, name));
    }

    List<AnswerPart> delta(JsonNode delta) {
        return switch (delta.path("type").stringValue("")) {
            case "text_delta" -> text(delta.path("text").stringValue(""));
            case "thinking_delta" -> thought(delta.path("thinking").stringValue(""));
            case "input_json_delta" -> arguments(delta.path("partial_json").stringValue(""));
            default -> List.of();
        };
    }

    /**
     * A text is over, and what was held back of it is known to be text. A call without a word of
     * arguments has none, which is an empty object.
     */
    List<AnswerPart> stop() {
        if (fence != null) {
            String rest = fence.end();
            fence = null;
            return plain(rest);
        }
        boolean empty = (inCall || inFormat) && !argued;
        List<AnswerPart> parts = empty ? arguments("{}") : List.of();
        inCall = false;
        inFormat = false;
        return parts;
    }

    private List<AnswerPart> arguments(String piece) {
        if (piece.isEmpty()) {
            return List.of();
        }
        argued = true;
        if (inFormat) {
            return plain(piece);
        }
        return inCall ? List.of(new AnswerPart.Arguments(ONLY, calls - 1, piece)) : List.of();
    }

    private List<AnswerPart> text(String text) {
        return plain(fence == null ? text : fence.take(text));
    }

    private static List<AnswerPart> plain(String text) {
        return text.isEmpty() ? List.of() : List.of(new AnswerPart.Text(ONLY, text));
    }

    private static List<AnswerPart> thought(String text) {
        return text.isEmpty() ? List.of() : List.of(new AnswerPart.Thought(ONLY, text));
    }
}
