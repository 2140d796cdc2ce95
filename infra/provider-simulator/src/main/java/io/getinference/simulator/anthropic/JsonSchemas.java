package io.getinference.simulator.anthropic;

import tools.jackson.databind.JsonNode;

import java.util.Set;
import java.util.stream.Stream;

/** Whether a schema is one at all, as far as its keywords' types tell. */
final class JsonSchemas {
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private JsonSchemas() {}

    static boolean isWellFormed(JsonNode schema) {
        if (schema.isBoolean()) {
            return true;
        }
        return schema.isObject()
                && typeIsGood(schema.path("type"))
                && membersAreSchemas(schema)
                && (!schema.has("required") || isListOfStrings(schema.path("required")))
                && (!schema.has("enum") || schema.path("enum").isArray());
    }

    private static boolean typeIsGood(JsonNode type) {
        if (type.isMissingNode()) {
            return true;
        }
        return type.isArray()
                ? type.valueStream().allMatch(each -> TYPES.contains(each.asString("")))
                : TYPES.contains(type.asString(""));
    }

    private static boolean isListOfStrings(JsonNode list) {
        return list.isArray() && list.valueStream().allMatch(JsonNode::isString);
    }

    private static boolean membersAreSchemas(JsonNode schema) {
        return Stream.of("properties", "$defs", "definitions")
                        .filter(schema::has)
                        .map(schema::path)
                        .allMatch(named -> named.isObject() && all(named))
                && Stream.of("anyOf", "oneOf", "allOf")
                        .filter(schema::has)
                        .map(schema::path)
                        .allMatch(branches -> branches.isArray() && all(branches))
                && Stream.of("items", "additionalProperties")
                        .filter(schema::has)
                        .map(schema::path)
                        .allMatch(JsonSchemas::isWellFormed);
    }

    private static boolean all(JsonNode schemas) {
        return schemas.valueStream().allMatch(JsonSchemas::isWellFormed);
    }
}
