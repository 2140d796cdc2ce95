package io.getinference.gateway.openai;

import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the tools that are offered, in the present form ({@code tools}, {@code tool_choice}) or the
 * deprecated one ({@code functions}, {@code function_call}).
 *
 * @param functions whether it was the deprecated one
 */
record ToolsAsked(Tools tools, boolean functions) {

    private static final int TOOLS_MAX = 128;

    static ToolsAsked read(Fields fields) {
        boolean parallel = fields.flag("parallel_tool_calls", true);
        refuseBoth(fields, "tools", "functions");
        refuseBoth(fields, "tools", "function_call");
        refuseBoth(fields, "functions", "tool_choice");
        if (fields.optional("functions") != null) {
            List<Tool> offered = offered(fields, "functions");
            return new ToolsAsked(new Tools(offered, functionCall(fields, offered), false), true);
        }
        List<Tool> offered = offered(fields, "tools");
        return new ToolsAsked(ToolChoice.read(fields, offered, parallel), false);
    }

    /** One of them would silently count for nothing. */
    private static void refuseBoth(Fields fields, String one, String other) {
        if (fields.optional(one) != null && fields.optional(other) != null) {
            throw ApiError.field(
                            "invalid_value",
                            other,
                            "'" + other + "' cannot be given together with '" + one + "'.")
                    .asException();
        }
    }

    private static List<Tool> offered(Fields fields, String list) {
        JsonNode tools = fields.optional(list);
        if (tools == null) {
            return List.of();
        }
        if (!tools.isArray()) {
            throw Fields.wrongType(list, "an array of objects", tools);
        }
        if (tools.size() > TOOLS_MAX) {
            throw ApiError.field(
                            "array_above_max_length",
                            list,
                            "Invalid '" + list + "': at most " + TOOLS_MAX + ".")
                    .asException();
        }
        List<Tool> offered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode tool : tools) {
            Fields of = Fields.of(tool, list + "[" + offered.size() + "]");
            boolean deprecated = list.equals("functions");
            Tool read = deprecated ? function(of) : tool(of);
            if (!names.add(read.name())) {
                throw ApiError.field(
                                "invalid_value",
                                of.path(deprecated ? "name" : "function.name"),
                                "Invalid '" + list + "': two of the name '" + read.name() + "'.")
                        .asException();
            }
            offered.add(read);
        }
        return offered;
    }

    private static Tool tool(Fields tool) {
        String type = tool.text("type");
        return switch (type) {
            case "function" -> function(tool.object("function"));
            case "custom" ->
                    throw Unsupported.refusal(
                            tool.path("type"), "a custom tool, whose input is free text,");
            default -> throw Fields.unknownValue(tool.path("type"), type, "'function'");
        };
    }

    private static Tool function(Fields function) {
        return new Tool(
                Names.read(function, "name"),
                function.optionalText("description"),
                parameters(function),
                function.flag("strict"));
    }

    private static @Nullable ObjectNode parameters(Fields function) {
        return function.optional("parameters") == null
                ? null
                : function.object("parameters").node();
    }

    private static Choice functionCall(Fields fields, List<Tool> offered) {
        JsonNode call = fields.optional("function_call");
        if (call == null) {
            return new Choice.Auto();
        }
        if (!call.isString()) {
            return ToolChoice.named(Fields.of(call, "function_call"), offered);
        }
        return switch (call.stringValue()) {
            case "none" -> new Choice.None();
            case "auto" -> new Choice.Auto();
            default ->
                    throw Fields.unknownValue(
                            "function_call", call.stringValue(), "'none', 'auto'");
        };
    }
}
