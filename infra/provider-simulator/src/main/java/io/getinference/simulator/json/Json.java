package io.getinference.simulator.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;

/** Reading and writing JSON trees and records (snake_case members). */
public final class Json {

    /** The text is not one JSON value. */
    public static final class Malformed extends Exception {
        private Malformed(String message) {
            super(message);
        }
    }

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // A log outlives the program: a counter that an older one did not have is zero.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private static final JsonMapper PRETTY =
            MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** The tree of {@code text}. */
    public static JsonNode read(String text) throws Malformed {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Malformed(e.getOriginalMessage());
        }
    }

    /** The record of type {@code type} that {@code text} holds. */
    public static <T> T read(String text, Class<T> type) throws Malformed {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new Malformed(e.getOriginalMessage());
        }
    }

    /** Compact JSON of a tree, map or record. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Indented JSON, as Google's front end writes its errors. */
    public static String writePretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }

    /** The tree of a record. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A new empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /**
     * Whether the node is a number without a fraction ({@code 5}, {@code 5.0}) that fits an int.
     */
    public static boolean isInt(JsonNode node) {
        if (!node.isNumber()) {
            return false;
        }
        BigDecimal value = node.decimalValue();
        return value.stripTrailingZeros().scale() <= 0
                && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
