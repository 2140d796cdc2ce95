package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;

import org.jspecify.annotations.Nullable;

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

    /** Says nothing that the model has to read. */
    private static final Set<String> UNSAID = Set.of("$schema", "additionalProperties", "strict");

    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");
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
            JsonNode kept = kept(member.getKey(), member.getValue(), depth + 1);
            if (kept != null) {
                taken.set(member.getKey().equals("oneOf") ? "anyOf" : member.getKey(), kept);
            } else if (!UNSAID.contains(member.getKey())) {
                said.add(member.getKey() + ": " + member.getValue());
            }
        }
        if (taken.path("type").asString("").equals("object") || taken.has("properties")) {
            taken.put("additionalProperties", false);
        }
        describe(taken, said);
        return taken;
    }

    /** What stays of a keyword's value; null if the keyword is not taken. */
    private static @Nullable JsonNode kept(String name, JsonNode value, int depth)
            throws ProviderFailure {
        return switch (name) {
            case "properties", "$defs", "definitions" -> each(value, depth);
            case "items" -> one(value, depth);
            case "anyOf", "allOf", "oneOf" -> list(value, depth);
            case "format" -> FORMATS.contains(value.asString("")) ? value : null;
            case "minItems" -> value.isIntegralNumber() && value.asLong() / 2 == 0 ? value : null;
            default -> TAKEN.contains(name) ? value : null;
        };
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
            return way.contains(reference)
                    || reaches(target(reference, root), root, with(way, reference));
        }
        if (node.isArray()) {
            return node.valueStream().anyMatch(member -> reaches(member, root, way));
        }
        return node.isObject()
                && node.propertyStream()
                        .filter(member -> !DEFINITIONS.contains(member.getKey()))
                        .anyMatch(member -> reaches(member.getValue(), root, way));
    }

    private static JsonNode target(String reference, ObjectNode root) {
        return reference.startsWith("#") ? root.at(reference.substring(1)) : root.missingNode();
    }

    private static List<String> with(List<String> way, String reference) {
        List<String> longer = new ArrayList<>(way);
        longer.add(reference);
        return longer;
    }

    private static ProviderFailure refused(String what) {
        return Refusals.before(
                new Refused(
                        "invalid_json_schema",
                        "response_format",
                        "The schema of 'response_format' " + what));
    }
}
