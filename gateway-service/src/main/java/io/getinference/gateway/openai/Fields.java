package io.getinference.gateway.openai;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a JSON object, read with checks that name the field. A field that is null counts as
 * absent, as OpenAI has it.
 */
final class Fields {

    private final JsonNode object;
    private final String prefix;

    Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** The fields of a value that has to be an object. */
    static Fields of(JsonNode value, String path) {
        if (!value.isObject()) {
            throw wrongType(path, "an object", value);
        }
        return new Fields(value, path);
    }

    /** The fields of a member that has to be an object. */
    Fields object(String name) {
        return of(required(name), path(name));
    }

    /** The object itself. */
    ObjectNode node() {
        return object.asObject();
    }

    String path(String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    @Nullable JsonNode optional(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode required(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            throw ApiError.field(
                            "missing_required_parameter",
                            path(name),
                            "Missing required parameter: '" + path(name) + "'.")
                    .asException();
        }
        return value;
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw wrongType(path(name), "a string", value);
        }
        return value.stringValue();
    }

    @Nullable String optionalText(String name) {
        return optional(name) == null ? null : text(name);
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean absent) {
        JsonNode value = optional(name);
        if (value == null) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw wrongType(path(name), "a boolean", value);
        }
        return value.booleanValue();
    }

    /** A number within bounds, or null. NaN and infinities are no JSON. */
    @Nullable Double decimal(String name, double min, double max) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw wrongType(path(name), "a number", value);
        }
        double number = doubleOf(value);
        if (number < min) {
            throw outOfRange("decimal_below_min_value", path(name), ">= " + min);
        }
        if (number > max) {
            throw outOfRange("decimal_above_max_value", path(name), "<= " + max);
        }
        return number;
    }

    /** An integer with hundreds of digits is a number too, only not one that fits. */
    private static double doubleOf(JsonNode number) {
        try {
            return number.doubleValue();
        } catch (JacksonException e) {
            return number.bigIntegerValue().signum() * Double.POSITIVE_INFINITY;
        }
    }

    /** A whole number of at least {@code min}, or null; beyond a long it is the largest long. */
    @Nullable Long integer(String name, long min) {
        JsonNode value = optional(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw wrongType(path(name), "an integer", value);
        }
        if (!value.canConvertToLong() && value.bigIntegerValue().signum() > 0) {
            return Long.MAX_VALUE;
        }
        if (!value.canConvertToLong() || value.longValue() < min) {
            throw outOfRange("integer_below_min_value", path(name), ">= " + min);
        }
        return value.longValue();
    }

    static RefusedException wrongType(String path, String expected, JsonNode found) {
        String kind = found.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        return ApiError.field(
                        "invalid_type",
                        path,
                        "Invalid type for '"
                                + path
                                + "': expected "
                                + expected
                                + ", but got "
                                + kind
                                + " instead.")
                .asException();
    }

    static RefusedException above(String path, long max) {
        return outOfRange("integer_above_max_value", path, "<= " + max);
    }

    /** A word that is none of those there are. */
    static RefusedException unknownValue(String path, String found, String supported) {
        return ApiError.field(
                        "invalid_value",
                        path,
                        "Invalid value: '"
                                + ApiError.shortened(found)
                                + "'. Supported values are: "
                                + supported
                                + ".")
                .asException();
    }

    private static RefusedException outOfRange(String code, String path, String bound) {
        return ApiError.field(code, path, "Invalid '" + path + "': expected a value " + bound + ".")
                .asException();
    }
}
