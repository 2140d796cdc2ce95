package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.upstream.Schemas;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a JSON Schema into the part of the language that Claude enforces. A keyword that it cannot
 * enforce is moved into the description, where the model reads it.
 */
final class ClaudeSchema {

    private static final String REFERENCE = "$ref";
    private static final String DESCRIPTION = "description";
    private static final String CLOSED = "additionalProperties";
    private static final Set<String> ENFORCED =
            Set.of(
                    "type",
                    "title",
                    DESCRIPTION,
                    "properties",
                    "required",
                    "items",
                    "enum",
                    "const",
                    "anyOf",
                    "allOf",
                    REFERENCE,
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

    private static final Set<String> SAYING_WHAT =
            Set.of("type", "properties", "enum", "const", "anyOf", "oneOf", "allOf", REFERENCE);

    private ClaudeSchema() {}

    /**
     * The schema to be enforced; empty if Claude cannot: one that describes itself, or asks for
     * members that it does not name.
     */
    static Optional<ObjectNode> taken(ObjectNode schema) {
        if (Schemas.isRecursive(schema) || !canBeEnforced(schema, schema)) {
            return Optional.empty();
        }
        ObjectNode taken = Schemas.changed(withoutReferenceAtRoot(schema), ClaudeSchema::one);
        return taken.path("type").asString("").equals("object")
                ? Optional.of(taken)
                : Optional.empty();
    }

    /** Whether it is of one object, as arguments of a tool have to be. */
    static boolean isOfArguments(ObjectNode schema) {
        String type = schema.path("type").asString("object");
        return type.equals("object")
                && !schema.has("oneOf")
                && !schema.has("anyOf")
                && !schema.has("allOf");
    }

    private static boolean canBeEnforced(ObjectNode schema, ObjectNode root) {
        String reference = schema.path(REFERENCE).asString("");
        if (!reference.isEmpty() && !Schemas.target(root, reference).isObject()) {
            return false;
        }
        for (JsonNode inside : Schemas.inside(schema)) {
            boolean closing = inside == schema.path(CLOSED) && inside.isBoolean();
            if (!closing && !(inside instanceof ObjectNode one && canBeEnforced(one, root))) {
                return false;
            }
        }
        // Closed objects cannot be combined: each would forbid the members of the other.
        return !isOpen(schema) && schema.path("allOf").size() <= 1;
    }

    /** A closed object would be an empty one, or one without what was asked for. */
    private static boolean isOpen(ObjectNode schema) {
        if (SAYING_WHAT.stream().noneMatch(schema::has)) {
            return true;
        }
        JsonNode more = schema.path(CLOSED);
        boolean closed = more.isBoolean() && !more.booleanValue();
        return more.isObject()
                || isObject(schema)
                        && !closed
                        && (more.isBoolean() || !schema.has("properties"))
                        && schema.path("properties").isEmpty();
    }

    private static boolean isObject(ObjectNode schema) {
        JsonNode type = schema.path("type");
        return type.asString("").equals("object")
                || type.valueStream().anyMatch(one -> one.asString("").equals("object"))
                || type.isMissingNode() && schema.has("properties");
    }

    private static ObjectNode withoutReferenceAtRoot(ObjectNode schema) {
        ObjectNode root = schema;
        while (root.path(REFERENCE).isString()) {
            ObjectNode named =
                    Schemas.target(schema, root.path(REFERENCE).stringValue())
                            .asObject()
                            .deepCopy();
            for (String definitions : List.of("$defs", "definitions")) {
                if (schema.has(definitions)) {
                    named.set(definitions, schema.path(definitions));
                }
            }
            root = named;
        }
        return root;
    }

    private static ObjectNode one(ObjectNode schema) {
        ObjectNode taken = schema.objectNode();
        if (schema.has(REFERENCE)) {
            return taken.put(REFERENCE, schema.path(REFERENCE).asString(""));
        }
        List<String> said = new ArrayList<>();
        for (var member : schema.properties()) {
            String name = member.getKey();
            if (name.equals("oneOf")) {
                taken.set("anyOf", member.getValue());
            } else if (isEnforced(name, member.getValue())) {
                taken.set(name, member.getValue());
            } else if (!Set.of("$schema", "$id", CLOSED, "strict").contains(name)) {
                said.add(name + ": " + member.getValue());
            }
        }
        if (isObject(taken)) {
            taken.put(CLOSED, false);
            if (!taken.has("type")) {
                taken.put("type", "object");
            }
        }
        describe(taken, said);
        return taken;
    }

    private static boolean isEnforced(String name, JsonNode value) {
        return switch (name) {
            case "format" -> FORMATS.contains(value.asString(""));
            case "minItems" ->
                    value.isIntegralNumber() && value.asInt(2) >= 0 && value.asInt(2) <= 1;
            default -> ENFORCED.contains(name);
        };
    }

    private static void describe(ObjectNode taken, List<String> said) {
        if (said.isEmpty()) {
            return;
        }
        String before = taken.path(DESCRIPTION).asString("");
        String more = "{" + String.join(", ", said) + "}";
        taken.put(DESCRIPTION, before.isEmpty() ? more : before + "\n\n" + more);
    }
}
