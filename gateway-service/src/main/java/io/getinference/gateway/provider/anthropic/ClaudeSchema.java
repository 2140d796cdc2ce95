package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Brings a JSON Schema into the part of the language that Claude's formats take. What it cannot
 * enforce is moved into the description, where the model reads it.
 */
final class ClaudeSchema {

    private static final Set<String> TAKEN =
            Set.of(
                    "type",
                    "title",
                    "description",
                    "properties",
                    "required",
                    "items",
                    "enum",
                    "const",
                    "anyOf",
                    "allOf",
                    "$ref",
                    "$defs",
                    "definitions",
                    "default",
                    "nullable");
    private static final Set<String> FORMATS =
            Set.of(
                    "date-time",
                    "time",
                    "date",
                    "duration",
                    "email",
                    "hostname",
                    "uri",
                    "ipv4",
                    "ipv6",
                    "uuid");
    private static final int DEPTH_MAX = 64;

    private ClaudeSchema() {}

    static ObjectNode taken(ObjectNode schema) throws ProviderFailure {
        if (isRecursive(schema)) {
            throw refused("must not refer to itself for this model.");
        }
        ObjectNode taken = taken(schema, 0);
        if (!taken.has("type") && !taken.has("$ref")) {
            taken.put("type", "object");
            if (!taken.has("properties")) {
                taken.putObject("properties");
            }
            taken.put("additionalProperties", false);
        }
        if (!taken.path("type").asString("").equals("object") && !taken.has("$ref")) {
            throw refused("must be of type 'object' at its root.");
        }
        return taken;
    }

    private static ObjectNode taken(ObjectNode schema, int depth) throws ProviderFailure {
        if (depth > DEPTH_MAX) {
            throw refused("is nested too deeply.");
        }
        ObjectNode taken = Json.MAPPER.createObjectNode();
        List<String> said = new ArrayList<>();
        for (var member : schema.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            switch (name) {
                case "properties", "$defs", "definitions" ->
                        taken.set(name, each(value, depth + 1));
                case "items" -> taken.set(name, one(value, depth + 1));
                case "anyOf", "allOf" -> taken.set(name, list(value, depth + 1));
                case "oneOf" -> taken.set("anyOf", list(value, depth + 1));
                case "$schema", "additionalProperties", "strict" -> {}
                case "format" -> {
                    if (FORMATS.contains(value.asString(""))) {
                        taken.set(name, value);
                    } else {
                        said.add(name + ": " + value);
                    }
                }
                case "minItems" -> {
                    if (value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() <= 1) {
                        taken.set(name, value);
                    } else {
                        said.add(name + ": " + value);
                    }
                }
                default -> {
                    if (TAKEN.contains(name)) {
                        taken.set(name, value);
                    } else {
                        said.add(name + ": " + value);
                    }
                }
            }
        }
        if (taken.path("type").asString("").equals("object") || taken.has("properties")) {
            taken.put("additionalProperties", false);
        }
        describe(taken, said);
        return taken;
    }

    private static void describe(ObjectNode taken, List<String> said) {
        if (said.isEmpty() || taken.has("$ref")) {
            return;
        }
        String before = taken.path("description").asString("");
        String more = "{" + String.join(", ", said) + "}";
        taken.put("description", before.isEmpty() ? more : before + "\n\n" + more);
    }

    private static JsonNode each(JsonNode members, int depth) throws ProviderFailure {
        ObjectNode taken = Json.MAPPER.createObjectNode();
        for (var member : members.properties()) {
            taken.set(member.getKey(), one(member.getValue(), depth));
        }
        return taken;
    }

    private static JsonNode list(JsonNode list, int depth) throws ProviderFailure {
        ArrayNode taken = Json.MAPPER.createArrayNode();
        for (JsonNode member : list) {
            taken.add(one(member, depth));
        }
        return taken;
    }

    private static JsonNode one(JsonNode value, int depth) throws ProviderFailure {
        return value instanceof ObjectNode schema ? taken(schema, depth) : value;
    }

    /** Whether a definition is reached from itself. */
    private static boolean isRecursive(ObjectNode schema) {
        return reaches(schema, schema, List.of());
    }

    private static boolean reaches(JsonNode node, ObjectNode root, List<String> way) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty()) {
            if (reference.equals("#") || way.contains(reference)) {
                return true;
            }
            List<String> longer = new ArrayList<>(way);
            longer.add(reference);
            return reference.startsWith("#/")
                    && reaches(root.at(reference.substring(1)), root, longer);
        }
        for (var member :
                node.isObject()
                        ? node.properties()
                        : Set.<java.util.Map.Entry<String, JsonNode>>of()) {
            boolean definitions =
                    member.getKey().equals("$defs") || member.getKey().equals("definitions");
            if (!definitions && reaches(member.getValue(), root, way)) {
                return true;
            }
        }
        if (node.isArray()) {
            for (JsonNode member : node) {
                if (reaches(member, root, way)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ProviderFailure refused(String what) {
        return Refusals.before(
                new Refused(
                        "invalid_json_schema",
                        "response_format",
                        "The schema of 'response_format' " + what));
    }
}
