package io.getinference.simulator.answer;

import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes up a value that conforms to a JSON Schema, or to Google's subset of OpenAPI with its types
 * in capitals: the same for the same schema and seed.
 */
final class SchemaSample {
    /** From here on whatever may be left out is, so that a schema that uses itself ends. */
    private static final int DEEP = 4;

    private static final int TOO_DEEP = 40;
    private static final int TOO_MANY = 10_000;

    private final JsonNode root;
    private final SplittableRandom random;
    private int values;

    private SchemaSample(JsonNode root, long seed) {
        this.root = root;
        this.random = new SplittableRandom(seed);
    }

    /** Text of a value that {@code schema} allows. */
    static String json(JsonNode schema, long seed) throws Directives.Unknown {
        return Json.write(new SchemaSample(schema, seed).value(schema, 0));
    }

    /** Text of an object that {@code schema} allows; {@code {}} when there is no schema. */
    static String arguments(JsonNode schema, long seed) throws Directives.Unknown {
        JsonNode value = new SchemaSample(schema, seed).value(schema, 0);
        return value.isObject() ? Json.write(value) : "{}";
    }

    /** Text of a small object, for who asks for JSON and not for which. */
    static String anyObject(long seed) {
        return Json.write(
                Json.object().put("answer", Words.tokens(4, seed).strip()).put("count", 3));
    }

    private JsonNode value(JsonNode schema, int depth) throws Directives.Unknown {
        if (depth > TOO_DEEP || ++values > TOO_MANY) {
            throw new Directives.Unknown("no value of a reasonable size conforms to the schema");
        }
        if (schema.path("$ref").isString()) {
            return value(referred(schema.path("$ref").asString()), depth + 1);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return pick(schema.path("enum"));
        }
        for (String union : List.of("anyOf", "oneOf")) {
            if (schema.path(union).isArray() && !schema.path(union).isEmpty()) {
                return value(branch(schema.path(union), depth), depth + 1);
            }
        }
        return typed(schema, depth);
    }

    private JsonNode typed(JsonNode schema, int depth) throws Directives.Unknown {
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> Json.tree(new StringSample(schema, random).text());
            case "number", "integer" -> new NumberSample(schema, random).number(type(schema));
            case "boolean" -> Json.tree(random.nextBoolean());
            default -> Json.object().nullNode();
        };
    }

    private JsonNode referred(String reference) throws Directives.Unknown {
        JsonNode found =
                reference.startsWith("#") ? root.at(reference.substring(1)) : Json.object();
        if (!reference.startsWith("#") || found.isMissingNode()) {
            throw new Directives.Unknown(
                    "the schema refers to what it does not hold: " + reference);
        }
        return found;
    }

    private JsonNode pick(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Deep down the null branch, else the last: writers put the way out there. */
    private JsonNode branch(JsonNode union, int depth) {
        if (depth < DEEP) {
            return pick(union);
        }
        for (JsonNode each : union) {
            if (type(each).equals("null") && !each.has("$ref")) {
                return each;
            }
        }
        return union.get(union.size() - 1);
    }

    private ObjectNode object(JsonNode schema, int depth) throws Directives.Unknown {
        ObjectNode made = Json.object();
        for (String name : propertyNames(schema)) {
            if (isRequired(schema, name) || (depth < DEEP && random.nextBoolean())) {
                made.set(name, value(schema.path("properties").path(name), depth + 1));
            }
        }
        return made;
    }

    /** Google lets a schema order its properties. */
    private static Set<String> propertyNames(JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        schema.path("propertyOrdering").forEach(name -> names.add(name.asString()));
        names.retainAll(new LinkedHashSet<>(schema.path("properties").propertyNames()));
        names.addAll(schema.path("properties").propertyNames());
        schema.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode each : schema.path("required")) {
            if (each.asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private ArrayNode array(JsonNode schema, int depth) throws Directives.Unknown {
        ArrayNode made = Json.array();
        for (JsonNode each : schema.path("prefixItems")) {
            made.add(value(each, depth + 1));
        }
        // Google writes these counts as strings, as it does every int64.
        int min = schema.path("minItems").asInt(0);
        int max = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        int wished = depth < DEEP ? random.nextInt(1, 4) : 0;
        int size = Math.min(max, Math.max(min, wished));
        List<JsonNode> seen = new ArrayList<>();
        for (int tries = 0; made.size() < size && tries < size * 20; tries++) {
            JsonNode item = value(schema.path("items"), depth + 1);
            if (!schema.path("uniqueItems").asBoolean(false) || !seen.contains(item)) {
                seen.add(item);
                made.add(item);
            }
        }
        return made;
    }

    /** Lower case, whoever wrote it; of several the first; guessed when there is none. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String written = type.isArray() ? type.path(0).asString("") : type.asString("");
        if (!written.isEmpty()) {
            return written.toLowerCase(Locale.ROOT);
        }
        return schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }
}
