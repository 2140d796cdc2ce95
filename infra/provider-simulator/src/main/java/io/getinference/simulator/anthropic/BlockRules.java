package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules on one content block, whose type and place decide which count. */
final class BlockRules {
    /** What a block is a part of. */
    enum Where {
        USER,
        ASSISTANT,
        SYSTEM,
        TOOL_RESULT,
        DOCUMENT,
        SEARCH_RESULT
    }

    /** Where a block stands, and in which request. */
    record Place(String at, Where where, MessagesAsked asked) {
        Place within(String member, Where inner) {
            return new Place(at + "." + member, inner, asked);
        }

        Place item(String path) {
            return new Place(path, where, asked);
        }
    }

    private static final Map<Where, Set<String>> ALLOWED =
            Map.of(
                    Where.USER,
                    Set.of("text", "image", "document", "search_result", "tool_result"),
                    Where.ASSISTANT,
                    Set.of("text", "document", "tool_use", "thinking", "redacted_thinking"),
                    Where.SYSTEM,
                    Set.of("text"),
                    Where.TOOL_RESULT,
                    Set.of("text", "image", "document", "search_result"),
                    Where.DOCUMENT,
                    Set.of("text", "image"),
                    Where.SEARCH_RESULT,
                    Set.of("text"));

    private static final Set<String> ASSISTANT_ONLY =
            Set.of("tool_use", "thinking", "redacted_thinking");

    private BlockRules() {}

    static Optional<Refusal> blocks(JsonNode blocks, Place place) {
        return Objection.each(blocks, place.at(), (block, at) -> block(block, place.item(at)));
    }

    private static Optional<Refusal> block(JsonNode block, Place place) {
        if (!block.isObject()) {
            return Objection.object(block, place.at());
        }
        JsonNode type = block.path("type");
        if (!type.isString()) {
            return Objection.string(type, place.at() + ".type");
        }
        String name = type.asString();
        Optional<Refusal> misplaced = misplaced(name, place);
        if (misplaced.isPresent()) {
            return misplaced;
        }
        Place inside = place.within(name, place.where());
        return Objection.first(
                () -> shape(block, name, inside), () -> CacheMarks.shape(block, inside.at()));
    }

    private static Optional<Refusal> shape(JsonNode block, String type, Place place) {
        return switch (type) {
            case "text" -> TextRules.text(block, place);
            case "image" -> MediaRules.image(block, place);
            case "document" -> MediaRules.document(block, place);
            case "search_result" -> TextRules.searchResult(block, place);
            case "tool_use" -> ToolBlockRules.use(block, place);
            case "tool_result" -> ToolBlockRules.result(block, place);
            case "thinking" -> ThinkingRules.block(block, place);
            default -> ThinkingRules.redacted(block, place);
        };
    }

    private static Optional<Refusal> misplaced(String type, Place place) {
        String at = place.at();
        if (place.where() == Where.USER && ASSISTANT_ONLY.contains(type)) {
            return Objection.when(
                    true,
                    message(at)
                            + ": `%s` blocks can only be in `assistant` messages".formatted(type));
        }
        if (place.where() == Where.ASSISTANT && type.equals("tool_result")) {
            return Objection.when(
                    true, message(at) + ": `tool_result` blocks can only be in `user` messages");
        }
        if (!ALLOWED.getOrDefault(place.where(), Set.of()).contains(type)) {
            return Objection.tag(type, at);
        }
        boolean papersOfItsOwn = place.where() == Where.ASSISTANT && type.equals("document");
        return Objection.when(
                papersOfItsOwn && place.asked().isVersion2026(),
                at + ": `document` blocks are not permitted in `assistant` messages");
    }

    /** {@code messages.3} of {@code messages.3.content.1}. */
    private static String message(String at) {
        return at.substring(0, Math.max(at.indexOf(".content"), 0));
    }
}
