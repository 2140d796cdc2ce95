package io.getinference.simulator.gemini;

import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a body as Google's front end does: names in camelCase or snake_case, null is absent, one
 * message may stand for a list of one, enums in any case. Whatever does not fit the message is
 * written down; all of it is told at once.
 */
final class RequestReader {
    /** Nested messages beyond this are refused, so that no schema can exhaust the stack. */
    private static final int DEPTH_MAX = 100;

    private final List<Violation> violations = new ArrayList<>();
    private final Scalars scalars;
    private int depth;

    /** A reader for one body; {@code apiVersion} is in the names of types that it complains of. */
    RequestReader(String apiVersion) {
        this.scalars = new Scalars(apiVersion, violations);
    }

    /**
     * Something in a body that the message has no place for.
     *
     * @param field path of what is wrong, or of its parent; "" for the body itself
     */
    record Violation(String field, String description) {
        static Violation unknownName(String name, String at, String why) {
            String where = at.isEmpty() ? "" : " at '" + at + "'";
            return new Violation(
                    at,
                    "Invalid JSON payload received. Unknown name \""
                            + name
                            + "\""
                            + where
                            + ": "
                            + why);
        }
    }

    List<Violation> violations() {
        return violations;
    }

    /** The body with camelCase names; meaningless if there are violations. */
    ObjectNode read(String message, JsonNode body) {
        return message(message, body, "");
    }

    private ObjectNode message(String message, JsonNode node, String at) {
        ObjectNode read = Json.object();
        if (++depth > DEPTH_MAX) {
            violations.add(
                    new Violation(at, "Message too deep. Max recursion depth reached for key."));
            depth--;
            return read;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            Optional<Field> field = Messages.field(message, member.getKey());
            if (field.isEmpty()) {
                violations.add(Violation.unknownName(member.getKey(), at, "Cannot find field."));
            } else if (!member.getValue().isNull()) {
                value(field.get(), member.getValue(), at)
                        .ifPresent(value -> read.set(field.get().camel(), value));
            }
        }
        depth--;
        Messages.oneof(message).ifPresent(oneof -> exclusive(oneof, read, at));
        return read;
    }

    private void exclusive(Messages.Oneof oneof, ObjectNode read, String at) {
        read.propertyNames().stream()
                .filter(oneof.fields()::contains)
                .skip(1)
                .forEach(second ->
                        violations.add(
                                new Violation(
                                        at,
                                        ("Invalid value at '%s' (oneof), oneof field '%s' is"
                                                        + " already set. Cannot set '%s'")
                                                .formatted(at, oneof.name(), second))));
    }

    private Optional<JsonNode> value(Field field, JsonNode node, String parent) {
        String at = parent.isEmpty() ? field.snake() : parent + "." + field.snake();
        return switch (field.repeat()) {
            case ONE -> {
                if (node.isArray() && !(field.type() instanceof Field.Type.Value)) {
                    violations.add(
                            Violation.unknownName(
                                    field.snake(),
                                    parent,
                                    "Proto field is not repeating, cannot start list."));
                    yield Optional.empty();
                }
                yield one(field, node, at);
            }
            case LIST -> list(field, node, at);
            case MAP -> map(field, node, at);
        };
    }

    private Optional<JsonNode> list(Field field, JsonNode node, String at) {
        ArrayNode list = Json.array();
        if (!node.isArray()) {
            if (node.isObject()) {
                one(field, node, at).ifPresent(list::add);
                return Optional.of(list);
            }
            violations.add(scalars.wrong(field, node, at));
            return Optional.empty();
        }
        for (int i = 0; i < node.size(); i++) {
            one(field, node.get(i), at + "[" + i + "]").ifPresent(list::add);
        }
        return Optional.of(list);
    }

    private Optional<JsonNode> map(Field field, JsonNode node, String at) {
        if (!node.isObject()) {
            violations.add(scalars.wrong(field, node, at));
            return Optional.empty();
        }
        ObjectNode map = Json.object();
        int i = 0;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String place = at + "[" + i++ + "].value";
            one(field, entry.getValue(), place).ifPresent(v -> map.set(entry.getKey(), v));
        }
        return Optional.of(map);
    }

    private Optional<JsonNode> one(Field field, JsonNode node, String at) {
        return switch (field.type()) {
            case Field.Type.Value value -> Optional.of(node);
            case Field.Type.Struct struct -> object(field, node, at).map(own -> own);
            case Field.Type.Scalar scalar -> scalars.read(field, scalar, node, at);
            case Field.Type.Named(String name) ->
                    Messages.words(name).isPresent()
                            ? scalars.word(field, name, node, at)
                            : object(field, node, at).map(own -> message(name, own, at));
        };
    }

    private Optional<JsonNode> object(Field field, JsonNode node, String at) {
        if (node.isObject()) {
            return Optional.of(node);
        }
        violations.add(scalars.wrong(field, node, at));
        return Optional.empty();
    }
}
