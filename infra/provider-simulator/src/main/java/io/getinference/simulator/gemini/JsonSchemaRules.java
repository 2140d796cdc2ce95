package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules on schemas in JSON Schema: references have to lead somewhere and stand alone, and a schema
 * may use itself only where a property can be left out. Unknown keywords are passed over.
 */
final class JsonSchemaRules {
    private final JsonNode root;
    private final List<JsonNode> all = new ArrayList<>();
    private final Set<JsonNode> open = identities();
    private final Set<JsonNode> finite = identities();

    private JsonSchemaRules(JsonNode root) {
        this.root = root;
    }

    static Optional<Refusal> objection(JsonNode schema, String at) {
        if (!schema.isObject()) {
            return Rule.invalid(List.of(at + ": must be a JSON Schema object"));
        }
        Optional<Refusal> tooBig = SchemaRules.tooBig(schema);
        if (tooBig.isPresent()) {
            return tooBig;
        }
        JsonSchemaRules rules = new JsonSchemaRules(schema);
        return rules.reference(schema, at)
                .or(() -> rules.cycle(at))
                .flatMap(wrong -> Rule.invalid(List.of(wrong)));
    }

    /** Goes through all schemas as they are written, without following references. */
    private Optional<String> reference(JsonNode schema, String at) {
        all.add(schema);
        if (schema.has("$ref")) {
            if (schema.propertyNames().stream().anyMatch(name -> !name.startsWith("$"))) {
                return Optional.of(
                        at + ": a schema with $ref may only have other fields that begin with $");
            }
            if (target(schema).isMissingNode()) {
                return Optional.of(
                        at + ".$ref: cannot resolve " + schema.path("$ref").asString(""));
            }
        }
        for (Map.Entry<String, JsonNode> child : children(schema, true).entrySet()) {
            Optional<String> wrong = reference(child.getValue(), at + "." + child.getKey());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> cycle(String at) {
        return all.stream().anyMatch(this::endless)
                ? Optional.of(at + ": cyclic references are only allowed in optional properties")
                : Optional.empty();
    }

    /** Whether every value would have to hold another of the same schema. */
    private boolean endless(JsonNode schema) {
        if (finite.contains(schema)) {
            return false;
        }
        if (!open.add(schema)) {
            return true;
        }
        boolean endless =
                (schema.has("$ref") && endless(target(schema)))
                        || children(schema, false).values().stream().anyMatch(this::endless);
        open.remove(schema);
        finite.add(schema);
        return endless;
    }

    private JsonNode target(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.equals("#") || reference.startsWith("#/")
                ? root.at(reference.substring(1))
                : root.path("not a local reference");
    }

    /** Schemas within a schema by place; those that a value can do without only if asked for. */
    private static Map<String, JsonNode> children(JsonNode schema, boolean optionalToo) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        List<String> required =
                schema.path("required").valueStream().map(name -> name.asString("")).toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (optionalToo || required.contains(property.getKey())) {
                children.put("properties[" + property.getKey() + "]", property.getValue());
            }
        }
        for (String list : List.of("anyOf", "oneOf", "prefixItems")) {
            int i = 0;
            for (JsonNode each : schema.path(list)) {
                children.put(list + "[" + i++ + "]", each);
            }
        }
        one(schema, "items", children);
        if (optionalToo) {
            one(schema, "additionalProperties", children);
            for (String definitions : List.of("$defs", "definitions")) {
                schema.path(definitions)
                        .forEachEntry(
                                (name, each) -> children.put(definitions + "[" + name + "]", each));
            }
        }
        return children;
    }

    private static void one(JsonNode schema, String name, Map<String, JsonNode> children) {
        if (schema.path(name).isObject()) {
            children.put(name, schema.path(name));
        }
    }

    private static Set<JsonNode> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
