package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The subset of JSON Schema that structured output takes. */
final class SchemaRules {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "type",
                    "title",
                    "description",
                    "default",
                    "examples",
                    "enum",
                    "const",
                    "anyOf",
                    "allOf",
                    "$ref",
                    "$defs",
                    "definitions",
                    "$schema",
                    "$id",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "minItems",
                    "format",
                    "pattern",
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

    private final JsonNode root;
    private final String at;
    private final Set<String> followed = new HashSet<>();

    private SchemaRules(JsonNode root, String at) {
        this.root = root;
        this.at = at;
    }

    static Optional<Refusal> judge(JsonNode schema, String at) {
        SchemaRules rules = new SchemaRules(schema, at);
        return Objection.first(
                () -> Objection.object(schema, at),
                () ->
                        rules.when(
                                !JsonSchemas.isWellFormed(schema),
                                "JSON schema is invalid. It must match JSON Schema draft 2020-12"),
                () ->
                        rules.when(
                                !schema.path("type").asString("").equals("object"),
                                "The root of the schema must be of type 'object'"),
                () -> rules.node(schema),
                () -> rules.recursion(schema, Set.of()));
    }

    private Optional<Refusal> when(boolean wrong, String message) {
        return Objection.when(wrong, at + ": " + message);
    }

    private Optional<Refusal> node(JsonNode schema) {
        if (!schema.isObject()) {
            return when(true, "Boolean schemas are not supported");
        }
        String type = type(schema);
        Set<String> odd = new TreeSet<>(schema.propertyNames());
        odd.removeAll(KEYWORDS);
        return Objection.first(
                () ->
                        when(
                                !odd.isEmpty(),
                                "For '%s' type, propert%s %s not supported"
                                        .formatted(
                                                type,
                                                odd.size() == 1 ? "y" : "ies",
                                                String.join(", ", odd)
                                                        + (odd.size() == 1 ? " is" : " are"))),
                () -> openObject(schema, type),
                () ->
                        when(
                                schema.has("minItems") && schema.path("minItems").asInt(2) > 1,
                                "For 'array' type, 'minItems' values other than 0 or 1 are not"
                                        + " supported"),
                () ->
                        when(
                                schema.has("format")
                                        && !FORMATS.contains(schema.path("format").asString("")),
                                "For 'string' type, format '%s' is not supported"
                                        .formatted(schema.path("format").asString(""))),
                () -> reference(schema),
                () -> children(schema));
    }

    private Optional<Refusal> openObject(JsonNode schema, String type) {
        if (!type.equals("object")) {
            return Objection.none();
        }
        JsonNode additional = schema.path("additionalProperties");
        return Objection.first(
                () ->
                        when(
                                additional.isMissingNode(),
                                "For 'object' type, 'additionalProperties' must be explicitly set"
                                        + " to false"),
                () ->
                        when(
                                !additional.isBoolean() || additional.asBoolean(),
                                "For 'object' type, 'additionalProperties: "
                                        + (additional.isBoolean() ? "true" : "object")
                                        + "' is not supported. Please set 'additionalProperties' to"
                                        + " false"));
    }

    private Optional<Refusal> reference(JsonNode schema) {
        if (!schema.has("$ref")) {
            return Objection.none();
        }
        String reference = schema.path("$ref").asString("");
        return Objection.first(
                () ->
                        when(
                                !reference.startsWith("#"),
                                "External $ref '" + reference + "' is not supported"),
                () -> when(target(schema).isMissingNode(), "$ref '" + reference + "' not found"));
    }

    private Optional<Refusal> children(JsonNode schema) {
        for (JsonNode child : below(schema)) {
            Optional<Refusal> objection = node(child);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Objection.none();
    }

    /** Follows every reference once, and objects to one that leads to itself. */
    private Optional<Refusal> recursion(JsonNode schema, Set<String> path) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asString();
            if (path.contains(reference) || reference.equals("#")) {
                return when(true, "Recursive schemas are not supported");
            }
            if (!followed.add(reference)) {
                return Objection.none();
            }
            Set<String> further = new HashSet<>(path);
            further.add(reference);
            return recursion(target(schema), further);
        }
        for (JsonNode child : below(schema)) {
            Optional<Refusal> objection = recursion(child, path);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Objection.none();
    }

    private JsonNode target(JsonNode schema) {
        return root.at(schema.path("$ref").asString("").substring(1));
    }

    private static List<JsonNode> below(JsonNode schema) {
        List<JsonNode> below = new ArrayList<>();
        for (String many : List.of("properties", "$defs", "definitions", "anyOf", "allOf")) {
            schema.path(many).forEach(below::add);
        }
        if (schema.has("items")) {
            below.add(schema.path("items"));
        }
        return below;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String named = type.isArray() ? type.path(0).asString("") : type.asString("");
        return named.isEmpty() && schema.has("properties") ? "object" : named;
    }
}
