package io.getinference.gateway.provider.upstream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A JSON Schema as a tree of schemas. What callers named themselves (a property called {@code
 * $ref}, say) is never taken for a keyword.
 */
public final class Schemas {

    private static final String REFERENCE = "$ref";
    private static final int DEPTH_MAX = 200;
    private static final Set<String> MEMBERS =
            Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");
    private static final Set<String> LISTS = Set.of("anyOf", "oneOf", "allOf", "prefixItems");
    private static final Set<String> SINGLE =
            Set.of("items", "additionalProperties", "not", "if", "then", "else", "contains");

    private final ObjectNode root;
    private final Set<JsonNode> onTheWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<JsonNode> done = Collections.newSetFromMap(new IdentityHashMap<>());

    private Schemas(ObjectNode root) {
        this.root = root;
    }

    /** A copy in which every schema, the innermost first, is what the change makes of it. */
    public static ObjectNode changed(ObjectNode schema, UnaryOperator<ObjectNode> change) {
        ObjectNode copy = schema.objectNode();
        for (var member : schema.properties()) {
            copy.set(member.getKey(), changed(member.getKey(), member.getValue(), change));
        }
        return change.apply(copy);
    }

    /** The schemas right inside a schema; one that is no object is a truth value, or a mistake. */
    public static List<JsonNode> inside(ObjectNode schema) {
        return inside(schema, NAMED);
    }

    /**
     * Whether a schema is needed to describe itself, or so many one in the other that it may be.
     */
    public static boolean isRecursive(ObjectNode schema) {
        return new Schemas(schema).meetsItself(schema);
    }

    /** What a reference leads to; missing if that is nothing in this schema. */
    public static JsonNode target(ObjectNode root, String reference) {
        if (reference.equals("#")) {
            return root;
        }
        return reference.startsWith("#/")
                ? root.at(reference.substring(1))
                : JsonNodeFactory.instance.missingNode();
    }

    private boolean meetsItself(JsonNode node) {
        if (!(node instanceof ObjectNode schema) || done.contains(schema)) {
            return false;
        }
        if (!onTheWay.add(schema) || onTheWay.size() > DEPTH_MAX) {
            return true;
        }
        List<JsonNode> next = new ArrayList<>(inside(schema, MEMBERS));
        if (schema.path(REFERENCE).isString()) {
            next.add(target(root, schema.path(REFERENCE).stringValue()));
        }
        boolean found = next.stream().anyMatch(this::meetsItself);
        onTheWay.remove(schema);
        done.add(schema);
        return found;
    }

    private static List<JsonNode> inside(ObjectNode schema, Set<String> named) {
        List<JsonNode> inside = new ArrayList<>();
        for (var member : schema.properties()) {
            JsonNode value = member.getValue();
            if (SINGLE.contains(member.getKey())) {
                inside.add(value);
            } else if (named.contains(member.getKey()) || LISTS.contains(member.getKey())) {
                value.forEach(inside::add);
            }
        }
        return inside;
    }

    private static JsonNode changed(String name, JsonNode value, UnaryOperator<ObjectNode> change) {
        if (SINGLE.contains(name)) {
            return one(value, change);
        }
        if (NAMED.contains(name) && value.isObject()) {
            ObjectNode copy = value.asObject().objectNode();
            value.properties()
                    .forEach(each -> copy.set(each.getKey(), one(each.getValue(), change)));
            return copy;
        }
        if (LISTS.contains(name) && value.isArray()) {
            ArrayNode copy = value.asArray().arrayNode();
            value.forEach(each -> copy.add(one(each, change)));
            return copy;
        }
        return value.deepCopy();
    }

    private static JsonNode one(JsonNode value, UnaryOperator<ObjectNode> change) {
        return value instanceof ObjectNode schema ? changed(schema, change) : value.deepCopy();
    }
}
