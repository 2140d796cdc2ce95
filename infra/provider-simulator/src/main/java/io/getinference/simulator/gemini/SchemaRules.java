package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules on schemas in Google's subset of OpenAPI. */
final class SchemaRules {
    private static final int STATES_MAX = 2_000;

    private static final Map<String, Set<String>> FORMATS =
            Map.of(
                    "STRING", Set.of("enum", "date-time"),
                    "NUMBER", Set.of("float", "double"),
                    "INTEGER", Set.of("int32", "int64"));

    private SchemaRules() {}

    /** All that is wrong with {@code schema}, each with its place. */
    static List<String> wrong(JsonNode schema, String at) {
        List<String> wrong = new ArrayList<>();
        check(schema, at, wrong);
        return wrong;
    }

    /** Beyond some size a schema cannot be served; the provider does not say which. */
    static Optional<Refusal> tooBig(JsonNode schema) {
        return states(schema) > STATES_MAX
                ? Rule.invalid(
                        "The specified schema produces a constraint that has too many states for"
                                + " serving. Typical causes of this error are schemas with lots of"
                                + " text (for example, very long property or enum names), schemas"
                                + " with long array length limits (especially when nested), or"
                                + " schemas using complex value matchers (for example, integers or"
                                + " numbers with minimum/maximum bounds or strings with complex"
                                + " formats like date-time)")
                : Optional.empty();
    }

    private static int states(JsonNode node) {
        int states = node.isObject() || node.isValueNode() ? 1 : 0;
        for (JsonNode child : node) {
            states += states(child);
        }
        return states;
    }

    private static void check(JsonNode schema, String at, List<String> wrong) {
        String type = schema.path("type").asString("");
        boolean union = !schema.path("anyOf").isEmpty();
        if (type.isEmpty() && !union) {
            wrong.add(at + ".type: must be specified");
        }
        if (type.equals("ARRAY") && !schema.has("items")) {
            wrong.add(at + ".items: missing field.");
        }
        if (type.equals("OBJECT") && schema.path("properties").isEmpty()) {
            wrong.add(at + ".properties: should be non-empty for OBJECT type");
        }
        if (!schema.path("enum").isEmpty() && !type.equals("STRING")) {
            wrong.add(at + ".enum: only allowed for STRING type");
        }
        format(schema, at, wrong);
        required(schema, at, wrong);
        children(schema, at, wrong);
    }

    private static void format(JsonNode schema, String at, List<String> wrong) {
        String type = schema.path("type").asString("");
        String format = schema.path("format").asString("");
        if (format.isEmpty() || !FORMATS.containsKey(type) || FORMATS.get(type).contains(format)) {
            return;
        }
        wrong.add(
                at
                        + (type.equals("STRING")
                                ? ".format: only 'enum' and 'date-time' are supported for STRING"
                                        + " type"
                                : ".format: '" + format + "' is not supported for " + type));
    }

    private static void required(JsonNode schema, String at, List<String> wrong) {
        for (String list : List.of("required", "propertyOrdering")) {
            int i = 0;
            for (JsonNode name : schema.path(list)) {
                if (!schema.path("properties").has(name.asString())) {
                    wrong.add(
                            at + "." + Field.snake(list) + "[" + i + "]: property is not defined");
                }
                i++;
            }
        }
    }

    private static void children(JsonNode schema, String at, List<String> wrong) {
        schema.path("properties")
                .properties()
                .forEach(property ->
                        check(
                                property.getValue(),
                                at + ".properties[" + property.getKey() + "]",
                                wrong));
        int i = 0;
        for (JsonNode branch : schema.path("anyOf")) {
            check(branch, at + ".any_of[" + i++ + "]", wrong);
        }
        if (schema.has("items")) {
            check(schema.path("items"), at + ".items", wrong);
        }
    }
}
