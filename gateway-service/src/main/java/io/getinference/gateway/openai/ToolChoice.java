package io.getinference.gateway.openai;

import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code tool_choice} in all its forms. */
final class ToolChoice {

    private static final String FIELD = "tool_choice";

    private ToolChoice() {}

    static Tools read(Fields fields, List<Tool> offered, boolean parallel) {
        JsonNode choice = fields.optional(FIELD);
        if (choice == null) {
            return new Tools(offered, new Choice.Auto(), parallel);
        }
        if (choice.isString()) {
            return new Tools(offered, word(choice.stringValue(), offered, FIELD), parallel);
        }
        Fields form = Fields.of(choice, FIELD);
        String type = form.text("type");
        return switch (type) {
            case "function" ->
                    new Tools(offered, named(form.object("function"), offered), parallel);
            case "allowed_tools" -> allowed(form.object("allowed_tools"), offered, parallel);
            case "custom" -> throw Unsupported.refusal(form.path("type"), "a custom tool");
            default ->
                    throw Fields.unknownValue(
                            form.path("type"), type, "'function', 'allowed_tools'");
        };
    }

    static Choice named(Fields function, List<Tool> offered) {
        String name = Names.read(function, "name");
        requireOffered(name, offered, function.path("name"));
        return new Choice.Named(name);
    }

    private static Choice word(String word, List<Tool> offered, String path) {
        return switch (word) {
            case "none" -> new Choice.None();
            case "auto" -> new Choice.Auto();
            case "required" -> {
                if (offered.isEmpty()) {
                    throw ApiError.field(
                                    "invalid_value",
                                    path,
                                    "Invalid value for '"
                                            + path
                                            + "': 'required' is only allowed when 'tools' are specified.")
                            .asException();
                }
                yield new Choice.Required();
            }
            default -> throw Fields.unknownValue(path, word, "'none', 'auto', 'required'");
        };
    }

    /** The others stay unmentioned: neither provider can forbid a tool that it is told of. */
    private static Tools allowed(Fields allowed, List<Tool> offered, boolean parallel) {
        String mode = allowed.text("mode");
        if (!mode.equals("auto") && !mode.equals("required")) {
            throw Fields.unknownValue(allowed.path("mode"), mode, "'auto', 'required'");
        }
        JsonNode list = allowed.required("tools");
        if (!list.isArray()) {
            throw Fields.wrongType(allowed.path("tools"), "an array of objects", list);
        }
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode tool : list) {
            Fields entry = Fields.of(tool, allowed.path("tools") + "[" + index++ + "]");
            if (!entry.text("type").equals("function")) {
                throw Unsupported.refusal(entry.path("type"), "a tool that is no function");
            }
            String name = Names.read(entry.object("function"), "name");
            requireOffered(name, offered, entry.path("function.name"));
            names.add(name);
        }
        List<Tool> kept = offered.stream().filter(tool -> names.contains(tool.name())).toList();
        return new Tools(kept, word(mode, kept, allowed.path("mode")), parallel);
    }

    private static void requireOffered(String name, List<Tool> offered, String path) {
        if (offered.stream().noneMatch(tool -> tool.name().equals(name))) {
            throw ApiError.field(
                            "invalid_value",
                            path,
                            "Invalid '" + path + "': the function '" + name + "' is not offered.")
                    .asException();
        }
    }
}
