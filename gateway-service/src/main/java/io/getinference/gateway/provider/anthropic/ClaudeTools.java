package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the tools that are offered and whether they have to be called. */
final class ClaudeTools {

    private ClaudeTools() {}

    /** Whether the model is ordered to call, which excludes that it thinks first. */
    static boolean isForced(Tools tools) {
        return tools.choice() instanceof Choice.Required || tools.choice() instanceof Choice.Named;
    }

    static void write(Question question, Conversation conversation, ObjectNode body)
            throws ProviderFailure {
        Tools tools = question.tools();
        if (isForced(tools) && !question.model().abilities().take(Ability.FORCED_TOOLS)) {
            throw Refusals.before(
                    new Refused(
                            "unsupported_value",
                            "tool_choice",
                            "This model cannot be made to call a tool. Use 'auto'."));
        }
        if (!tools.offered().isEmpty()) {
            ArrayNode list = body.putArray("tools");
            for (Tool tool : tools.offered()) {
                list.add(tool(tool));
            }
            body.set("tool_choice", choice(tools));
        } else if (conversation.calls().findAny().isPresent()) {
            standIns(conversation, body);
        }
    }

    private static ObjectNode tool(Tool tool) throws ProviderFailure {
        ObjectNode written = Json.MAPPER.createObjectNode().put("name", tool.name());
        if (tool.description() != null && !tool.description().isEmpty()) {
            written.put("description", tool.description());
        }
        written.set("input_schema", schema(tool));
        return written;
    }

    private static ObjectNode schema(Tool tool) throws ProviderFailure {
        ObjectNode schema =
                tool.parameters() == null
                        ? Json.MAPPER.createObjectNode()
                        : tool.parameters().deepCopy();
        schema.remove("$schema");
        if (!schema.hasNonNull("type")) {
            schema.put("type", "object");
        }
        if (!schema.path("type").asString("").equals("object")
                || schema.has("oneOf")
                || schema.has("anyOf")
                || schema.has("allOf")) {
            throw Refusals.before(
                    new Refused(
                            "invalid_function_parameters",
                            "tools",
                            "The parameters of the function '"
                                    + tool.name()
                                    + "' must be a schema of type 'object' without a choice at its root."));
        }
        if (!schema.has("properties")) {
            schema.putObject("properties");
        }
        return schema;
    }

    private static ObjectNode choice(Tools tools) {
        ObjectNode choice = Json.MAPPER.createObjectNode();
        switch (tools.choice()) {
            case Choice.None none -> {
                return choice.put("type", "none");
            }
            case Choice.Auto auto -> choice.put("type", "auto");
            case Choice.Required required -> choice.put("type", "any");
            case Choice.Named(String name) -> choice.put("type", "tool").put("name", name);
        }
        if (!tools.parallel()) {
            choice.put("disable_parallel_tool_use", true);
        }
        return choice;
    }

    /** Claude refuses a history with calls where no tools are offered. */
    private static void standIns(Conversation conversation, ObjectNode body) {
        ArrayNode list = body.putArray("tools");
        conversation
                .calls()
                .map(ToolCall::name)
                .distinct()
                .forEach(name -> {
                    ObjectNode tool = list.addObject().put("name", name);
                    tool.putObject("input_schema").put("type", "object").putObject("properties");
                });
        body.putObject("tool_choice").put("type", "none");
    }
}
