package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.RequestReader.Violation;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the leaves of a body: numbers may be written as strings, bytes in either base64. */
final class Scalars {
    private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal INT32_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final String apiVersion;
    private final List<Violation> violations;

    Scalars(String apiVersion, List<Violation> violations) {
        this.apiVersion = apiVersion;
        this.violations = violations;
    }

    /** What Google says of a value that is none of the field's type. */
    Violation wrong(Field field, JsonNode node, String at) {
        return new Violation(
                at, "Invalid value at '%s' (%s), %s".formatted(at, typeName(field), node));
    }

    Optional<JsonNode> read(Field field, Field.Type.Scalar type, JsonNode node, String at) {
        if (node.isObject() || node.isArray()) {
            int dot = at.lastIndexOf('.');
            violations.add(
                    Violation.unknownName(
                            at.substring(dot + 1),
                            dot < 0 ? "" : at.substring(0, dot),
                            "Starting an object on a scalar field."));
            return Optional.empty();
        }
        Optional<JsonNode> value =
                switch (type) {
                    case STRING -> node.isString() ? Optional.of(node) : Optional.empty();
                    case BOOL -> node.isBoolean() ? Optional.of(node) : Optional.empty();
                    case BYTES -> bytes(node, at);
                    case FLOAT, DOUBLE -> number(node);
                    case INT32 -> number(node).filter(n -> whole(n, INT32_MAX));
                    case INT64 -> number(node).filter(n -> whole(n, INT64_MAX));
                };
        if (value.isEmpty() && (type != Field.Type.Scalar.BYTES || !node.isString())) {
            violations.add(wrong(field, node, at));
        }
        return value;
    }

    /** A word of an enum in any case, or its number. */
    Optional<JsonNode> word(Field field, String name, JsonNode node, String at) {
        List<String> words = Messages.words(name).orElseThrow();
        String written = node.isString() ? node.asString().toUpperCase(Locale.ROOT) : "";
        if (words.contains(written)) {
            return Optional.of(text(written));
        }
        if (node.isInt() && node.asInt() >= 0 && node.asInt() < words.size()) {
            return Optional.of(text(words.get(node.asInt())));
        }
        violations.add(wrong(field, node, at));
        return Optional.empty();
    }

    private Optional<JsonNode> bytes(JsonNode node, String at) {
        if (!node.isString()) {
            return Optional.empty();
        }
        try {
            // Both alphabets are taken, with padding or without.
            String text = node.asString().replace('-', '+').replace('_', '/');
            Base64.getDecoder().decode(text);
            return Optional.of(text(text));
        } catch (IllegalArgumentException e) {
            String shown = Json.write(node);
            violations.add(
                    new Violation(
                            at,
                            "Invalid value at '%s' (TYPE_BYTES), Base64 decoding failed for %s"
                                    .formatted(at, shown)));
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> number(JsonNode node) {
        try {
            JsonNode number = node.isString() ? Json.tree(new BigDecimal(node.asString())) : node;
            return number.isNumber() && Double.isFinite(number.doubleValue())
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean whole(JsonNode number, BigDecimal max) {
        BigDecimal value = number.decimalValue();
        return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(max) <= 0;
    }

    private String typeName(Field field) {
        String own = "type.googleapis.com/google.ai.generativelanguage." + apiVersion + ".";
        return switch (field.type()) {
            case Field.Type.Scalar scalar -> scalar.wireName();
            case Field.Type.Struct struct -> "type.googleapis.com/google.protobuf.Struct";
            case Field.Type.Value value -> "type.googleapis.com/google.protobuf.Value";
            case Field.Type.Named(String name) -> own + name;
        };
    }

    private static JsonNode text(String text) {
        return Json.tree(text);
    }
}
