package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the tools that are offered and whether they have to be called. */
final class GeminiTools {

    private GeminiTools() {}

    static void write(Tools tools, ObjectNode body) {
        if (tools.offered().isEmpty()) {
            return;
        }
        ArrayNode declarations =
                body.putArray("tools").addObject().putArray("functionDeclarations");
        for (Tool tool : tools.offered()) {
            declaration(tool, declarations.addObject());
        }
        ObjectNode config = body.putObject("toolConfig").putObject("functionCallingConfig");
        switch (tools.choice()) {
            case Choice.None none -> config.put("mode", "NONE");
            case Choice.Auto auto -> config.put("mode", "AUTO");
            case Choice.Required required -> config.put("mode", "ANY");
            case Choice.Named(String name) ->
                    config.put("mode", "ANY")
                            .putArray("allowedFunctionNames")
                            .add(FunctionNames.taken(name));
        }
    }

    private static void declaration(Tool tool, ObjectNode wire) {
        wire.put("name", FunctionNames.taken(tool.name()));
        if (tool.description() != null && !tool.description().isEmpty()) {
            wire.put("description", tool.description());
        }
        if (tool.parameters() != null && !GeminiSchema.isEmpty(tool.parameters())) {
            wire.set("parametersJsonSchema", GeminiSchema.taken(tool.parameters()));
        }
    }
}
