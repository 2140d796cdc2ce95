package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Abilities;
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

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tools that are offered and whether they have to be called.
 *
 * @param wire the members of the body; empty if there are none
 * @param ignored public names of what the caller asked for and the model does not take
 */
record ClaudeTools(ObjectNode wire, Set<String> ignored) {

    /** Each is compiled into a grammar; Claude takes no more of them at once. */
    private static final int STRICT_MAX = 20;

    /** Whether the model is ordered to call, which excludes that it thinks first. */
    static boolean isForced(Tools tools) {
        return tools.choice() instanceof Choice.Required || tools.choice() instanceof Choice.Named;
    }

    static ClaudeTools of(Question question, Conversation conversation) throws ProviderFailure {
        Tools tools = question.tools();
        Abilities abilities = question.model().abilities();
        if (isForced(tools) && !abilities.take(Ability.FORCED_TOOLS)) {
            throw Refusals.before(
                    new Refused(
                            "unsupported_value",
                            "tool_choice",
                            "This model cannot be made to call a tool. Use 'auto'."));
        }
        ObjectNode wire = Json.MAPPER.createObjectNode();
        if (tools.offered().isEmpty()) {
            if (conversation.calls().findAny().isPresent()) {
                standIns(conversation, wire);
            }
            return new ClaudeTools(wire, Set.of());
        }
        long strict = tools.offered().stream().filter(Tool::strict).count();
        boolean enforced = abilities.take(Ability.STRUCTURED_OUTPUT) && strict <= STRICT_MAX;
        ArrayNode list = wire.putArray("tools");
        boolean loosened = false;
        for (Tool tool : tools.offered()) {
            ObjectNode written = tool(tool, "tools[" + list.size() + "]", enforced);
            loosened |= tool.strict() && !written.has("strict");
            list.add(written);
        }
        wire.set("tool_choice", choice(tools));
        return new ClaudeTools(wire, loosened ? Set.of("tools.function.strict") : Set.of());
    }

    private static ObjectNode tool(Tool tool, String at, boolean enforced) throws ProviderFailure {
        ObjectNode written = Json.MAPPER.createObjectNode().put("name", tool.name());
        if (tool.description() != null && !tool.description().isEmpty()) {
            written.put("description", tool.description());
        }
        ObjectNode schema = schema(tool, at);
        Optional<ObjectNode> strict =
                tool.strict() && enforced ? ClaudeSchema.taken(schema) : Optional.empty();
        strict.ifPresent(taken -> written.put("strict", true));
        written.set("input_schema", strict.orElse(schema));
        return written;
    }

    private static ObjectNode schema(Tool tool, String at) throws ProviderFailure {
        ObjectNode schema =
                tool.parameters() == null
                        ? Json.MAPPER.createObjectNode()
                        : tool.parameters().deepCopy();
        schema.remove(List.of("$schema", "strict"));
        if (!ClaudeSchema.isOfArguments(schema)) {
            throw Refusals.before(
                    new Refused(
                            "invalid_function_parameters",
                            at + ".function.parameters",
                            "The parameters of the function '"
                                    + tool.name()
                                    + "' must be a schema of type 'object' without a choice at its root."));
        }
        schema.put("type", "object");
        if (!schema.has("properties") && !schema.has("$ref")) {
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
