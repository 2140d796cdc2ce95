package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on {@code tools} and {@code toolConfig}. */
final class ToolRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,63}");
    private static final String CONFIG = "tool_config.function_calling_config.";

    private ToolRules() {}

    static Optional<Refusal> tools(ContentAsked asked) {
        List<String> wrong = new ArrayList<>();
        List<String> hosted = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> twice = new ArrayList<>();
        int i = 0;
        for (JsonNode tool : asked.body().path("tools")) {
            String at = "tools[" + i++ + "]";
            if (tool.isEmpty()) {
                wrong.add(
                        at
                                + ".tool_type: required one_of 'tool_type' must have one initialized field");
            }
            tool.propertyNames().stream()
                    .filter(name -> !name.equals("functionDeclarations"))
                    .forEach(hosted::add);
            declarations(tool, at, wrong);
            tool.path("functionDeclarations")
                    .valueStream()
                    .map(declared -> declared.path("name").asString(""))
                    .filter(name -> !names.add(name))
                    .forEach(twice::add);
        }
        return Rule.invalid(wrong)
                .or(() -> twice.stream().findFirst().flatMap(ToolRules::duplicate))
                .or(() -> hosted(asked, hosted))
                .or(() -> jsonSchemas(asked));
    }

    /** How the choice among the tools is made. */
    static Optional<Refusal> calling(ContentAsked asked) {
        JsonNode config = asked.calling();
        if (config.isMissingNode()) {
            return Optional.empty();
        }
        List<String> declared =
                asked.declarations().stream().map(each -> each.path("name").asString()).toList();
        if (declared.isEmpty()) {
            return Rule.invalid("Function calling config is set without function_declarations.");
        }
        List<String> wrong = new ArrayList<>();
        List<JsonNode> allowed = config.path("allowedFunctionNames").valueStream().toList();
        if (!allowed.isEmpty() && !Set.of("ANY", "VALIDATED").contains(asked.callingMode())) {
            wrong.add(
                    CONFIG
                            + "allowed_function_names: should only be set when function calling"
                            + " mode is ANY or VALIDATED");
        }
        for (int i = 0; i < allowed.size(); i++) {
            if (!declared.contains(allowed.get(i).asString())) {
                wrong.add(
                        "%sallowed_function_names[%d]: function %s is not declared"
                                .formatted(CONFIG, i, allowed.get(i).asString()));
            }
        }
        return Rule.invalid(wrong);
    }

    static Optional<Refusal> withFormat(ContentAsked asked) {
        boolean formatted = !Set.of("", "text/plain").contains(asked.format());
        return formatted
                        && !asked.declarations().isEmpty()
                        && !asked.rules().can(Ability.JSON_WITH_TOOLS)
                ? Rule.invalid(
                        "Function calling with a response mime type: '%s' is unsupported"
                                .formatted(asked.format()))
                : Optional.empty();
    }

    private static void declarations(JsonNode tool, String tools, List<String> wrong) {
        int i = 0;
        for (JsonNode declared : tool.path("functionDeclarations")) {
            String at = tools + ".function_declarations[" + i++ + "]";
            if (!NAME.matcher(declared.path("name").asString("")).matches()) {
                wrong.add(
                        at
                                + ".name: Invalid function name. Must start with a letter or an"
                                + " underscore. Must be alphameric (a-z, A-Z, 0-9), underscores"
                                + " (_), dots (.), colons (:), or dashes (-), with a maximum length"
                                + " of 64.");
            }
            schemas(declared, at, wrong);
        }
    }

    private static void schemas(JsonNode declared, String at, List<String> wrong) {
        if (declared.has("parameters")) {
            JsonNode parameters = declared.path("parameters");
            if (declared.has("parametersJsonSchema")) {
                wrong.add(
                        at
                                + ".parameters: only one of parameters and parameters_json_schema"
                                + " can be set");
            }
            if (!parameters.path("type").asString("").equals("OBJECT")) {
                wrong.add(at + ".parameters.type: parameters schema should be of type OBJECT");
            }
            wrong.addAll(SchemaRules.wrong(parameters, at + ".parameters"));
        }
        if (declared.has("response")) {
            wrong.addAll(SchemaRules.wrong(declared.path("response"), at + ".response"));
        }
    }

    private static Optional<Refusal> duplicate(String name) {
        return Rule.invalid("Duplicate function declaration found: " + name);
    }

    private static Optional<Refusal> hosted(ContentAsked asked, List<String> hosted) {
        if (hosted.isEmpty()) {
            return Optional.empty();
        }
        return asked.declarations().isEmpty() || asked.rules().can(Ability.JSON_WITH_TOOLS)
                ? Rule.notPlayed("hosted tool " + hosted.getFirst())
                : Rule.invalid("Tool use with function calling is unsupported");
    }

    private static Optional<Refusal> jsonSchemas(ContentAsked asked) {
        for (JsonNode declared : asked.declarations()) {
            for (String form : List.of("parametersJsonSchema", "responseJsonSchema")) {
                String at =
                        "function_declarations[%s].%s"
                                .formatted(declared.path("name").asString(), Field.snake(form));
                Optional<Refusal> objection =
                        declared.has(form)
                                ? JsonSchemaRules.objection(declared.path(form), at)
                                : Optional.empty();
                if (objection.isPresent()) {
                    return objection;
                }
            }
            Optional<Refusal> tooBig = SchemaRules.tooBig(declared.path("parameters"));
            if (tooBig.isPresent()) {
                return tooBig;
            }
        }
        return Optional.empty();
    }
}
