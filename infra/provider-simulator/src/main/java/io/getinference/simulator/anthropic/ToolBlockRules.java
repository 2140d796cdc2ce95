package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.BlockRules.Place;
import io.getinference.simulator.anthropic.BlockRules.Where;
import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/** Rules on the shape of tool calls and of their results. */
final class ToolBlockRules {
    private static final String ID = "^[a-zA-Z0-9_-]+$";
    private static final String NAME = "^[a-zA-Z0-9_-]{1,128}$";

    private ToolBlockRules() {}

    static Optional<Refusal> use(JsonNode block, Place place) {
        String at = place.at();
        return Objection.first(
                () ->
                        Objection.extras(
                                block,
                                at,
                                Set.of("type", "id", "name", "input", "caller", CacheMarks.NAME)),
                () -> matching(block.path("id"), at + ".id", ID),
                () -> matching(block.path("name"), at + ".name", NAME),
                () ->
                        Objection.when(
                                block.path("input").isMissingNode(), at + ".input: Field required"),
                () -> Objection.object(block.path("input"), at + ".input"));
    }

    static Optional<Refusal> result(JsonNode block, Place place) {
        String at = place.at();
        JsonNode content = block.path("content");
        return Objection.first(
                () ->
                        Objection.extras(
                                block,
                                at,
                                Set.of(
                                        "type",
                                        "tool_use_id",
                                        "content",
                                        "is_error",
                                        CacheMarks.NAME)),
                () -> matching(block.path("tool_use_id"), at + ".tool_use_id", ID),
                () -> Objection.optionalBoolean(block.path("is_error"), at + ".is_error"),
                () -> content(content, place),
                () ->
                        Objection.when(
                                block.path("is_error").asBoolean(false)
                                        && hasOtherThanText(content),
                                at + ": all content must be type \"text\" if `is_error` is true"));
    }

    private static Optional<Refusal> content(JsonNode content, Place place) {
        if (content.isMissingNode() || content.isNull() || content.isString()) {
            return Objection.none();
        }
        return Objection.first(
                () ->
                        Objection.when(
                                !content.isArray(),
                                place.at() + ".content: Input should be a valid string or list"),
                () -> BlockRules.blocks(content, place.within("content", Where.TOOL_RESULT)));
    }

    private static boolean hasOtherThanText(JsonNode content) {
        return content.isArray()
                && content.valueStream()
                        .anyMatch(block -> !block.path("type").asString("").equals("text"));
    }

    static Optional<Refusal> matching(JsonNode node, String at, String pattern) {
        return Objection.first(
                () -> Objection.string(node, at),
                () ->
                        Objection.when(
                                !node.asString("").matches(pattern),
                                at + ": String should match pattern '" + pattern + "'"));
    }
}
