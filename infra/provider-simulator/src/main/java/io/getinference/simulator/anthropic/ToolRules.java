package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules on {@code tools} and {@code tool_choice}. */
final class ToolRules {
    private static final String NAME = "^[a-zA-Z0-9_-]{1,128}$";
    private static final Set<String> MEMBERS =
            Set.of(
                    "type",
                    "name",
                    "description",
                    "input_schema",
                    "strict",
                    CacheMarks.NAME,
                    "eager_input_streaming",
                    "input_examples",
                    "defer_loading",
                    "allowed_callers");

    /** Tools that Anthropic describes and the caller runs. */
    private static final List<String> CALLERS_OWN = List.of("bash_", "text_editor_", "memory_");

    /** Tools that Anthropic runs; they cost extra and have to be allowed to an organization. */
    private static final List<String> SERVERS_OWN =
            List.of("web_search_", "web_fetch_", "code_execution_", "tool_search_tool_");

    private ToolRules() {}

    static Optional<Refusal> tools(MessagesAsked asked) {
        if (!asked.has("tools")) {
            return Objection.none();
        }
        JsonNode tools = asked.body().path("tools");
        return Objection.first(
                () -> Objection.list(tools, "tools"),
                () -> Objection.each(tools, "tools", (tool, at) -> tool(tool, at, asked)),
                () -> namesAreUnique(tools));
    }

    private static Optional<Refusal> tool(JsonNode tool, String at, MessagesAsked asked) {
        if (!tool.isObject()) {
            return Objection.object(tool, at);
        }
        String type = tool.path("type").asString("custom");
        if (SERVERS_OWN.stream().anyMatch(type::startsWith)) {
            return Objection.when(true, at + ": " + type + " is not enabled for this organization");
        }
        if (CALLERS_OWN.stream().anyMatch(type::startsWith)) {
            return Objection.string(tool.path("name"), at + "." + type + ".name");
        }
        return type.equals("custom")
                ? custom(tool, at + ".custom", asked)
                : Objection.tag(type, at);
    }

    private static Optional<Refusal> custom(JsonNode tool, String at, MessagesAsked asked) {
        return Objection.first(
                () -> Objection.extras(tool, at, MEMBERS),
                () -> ToolBlockRules.matching(tool.path("name"), at + ".name", NAME),
                () -> Objection.optionalString(tool.path("description"), at + ".description"),
                () -> schema(tool.path("input_schema"), at + ".input_schema"),
                () -> Objection.optionalBoolean(tool.path("strict"), at + ".strict"),
                () -> strict(tool, at, asked),
                () -> CacheMarks.shape(tool, at));
    }

    private static Optional<Refusal> schema(JsonNode schema, String at) {
        return Objection.first(
                () -> Objection.when(schema.isMissingNode(), at + ": Field required"),
                () -> Objection.object(schema, at),
                () ->
                        Objection.when(
                                schema.has("oneOf") || schema.has("anyOf") || schema.has("allOf"),
                                at
                                        + ": input_schema does not support oneOf, allOf, or anyOf"
                                        + " at the top level"),
                () -> Objection.when(!schema.has("type"), at + ".type: Field required"),
                () ->
                        Objection.when(
                                !schema.path("type").asString("").equals("object"),
                                at + ".type: Input should be 'object'"),
                () ->
                        Objection.when(
                                !JsonSchemas.isWellFormed(schema),
                                at
                                        + ": JSON schema is invalid. It must match JSON Schema"
                                        + " draft 2020-12"));
    }

    private static Optional<Refusal> strict(JsonNode tool, String at, MessagesAsked asked) {
        if (!tool.path("strict").asBoolean(false)) {
            return Objection.none();
        }
        return Objection.first(
                () ->
                        Objection.when(
                                !asked.model().can(Ability.STRUCTURED_OUTPUT),
                                at + ".strict: Extra inputs are not permitted"),
                () -> SchemaRules.judge(tool.path("input_schema"), at + ".input_schema"));
    }

    private static Optional<Refusal> namesAreUnique(JsonNode tools) {
        Set<String> names = new HashSet<>();
        boolean twice =
                tools.valueStream().anyMatch(tool -> !names.add(tool.path("name").asString("")));
        return Objection.when(twice, "tools: Tool names must be unique.");
    }

    static Optional<Refusal> choice(MessagesAsked asked) {
        if (!asked.has("tool_choice")) {
            return Objection.none();
        }
        JsonNode choice = asked.body().path("tool_choice");
        String type = choice.path("type").asString("");
        String at = "tool_choice." + type;
        return Objection.first(
                () -> Objection.object(choice, "tool_choice"),
                () ->
                        Set.of("auto", "any", "tool", "none").contains(type)
                                ? Objection.none()
                                : Objection.tag(type, "tool_choice"),
                () -> Objection.extras(choice, at, members(type)),
                () ->
                        Objection.optionalBoolean(
                                choice.path("disable_parallel_tool_use"),
                                at + ".disable_parallel_tool_use"),
                () ->
                        Objection.when(
                                asked.body().path("tools").isEmpty(),
                                "tool_choice: `tool_choice` may only be specified while providing"
                                        + " `tools`."),
                () -> type.equals("tool") ? named(asked, choice) : Objection.none(),
                () ->
                        Objection.when(
                                asked.forcesTool() && !asked.model().can(Ability.FORCED_TOOLS),
                                "tool_choice: forced tool use is not supported on this model"));
    }

    private static Set<String> members(String type) {
        return switch (type) {
            case "none" -> Set.of("type");
            case "tool" -> Set.of("type", "name", "disable_parallel_tool_use");
            default -> Set.of("type", "disable_parallel_tool_use");
        };
    }

    private static Optional<Refusal> named(MessagesAsked asked, JsonNode choice) {
        String name = choice.path("name").asString("");
        return Objection.first(
                () -> Objection.string(choice.path("name"), "tool_choice.tool.name"),
                () ->
                        Objection.when(
                                asked.body()
                                        .path("tools")
                                        .valueStream()
                                        .noneMatch(tool ->
                                                tool.path("name").asString("").equals(name)),
                                "Tool '" + name + "' not found in provided tools"));
    }
}
