package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.Field.Repeat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Google's messages and enums, read once from {@link MessageTable}. */
final class Messages {
    /** The fields of the message, under their names in camelCase and in snake_case. */
    private static final Map<String, Map<String, Field>> FIELDS = new HashMap<>();

    private static final Map<String, List<String>> WORDS = new HashMap<>();

    private static final Map<String, Oneof> ONEOFS = new HashMap<>();

    /** Fields of a message that exclude each other. */
    record Oneof(String name, List<String> fields) {}

    static {
        for (String line : MessageTable.TABLE.lines().toList()) {
            if (!line.isBlank()) {
                add(line.strip().split("\\s+"));
            }
        }
    }

    private Messages() {}

    /** The field that a caller means by {@code name}. */
    static Optional<Field> field(String message, String name) {
        Map<String, Field> fields = FIELDS.get(message);
        if (fields == null) {
            throw new IllegalStateException("the table has no message " + message);
        }
        return Optional.ofNullable(fields.get(name));
    }

    /** The words of an enum, the zero word first; none if {@code name} is a message. */
    static Optional<List<String>> words(String name) {
        return Optional.ofNullable(WORDS.get(name));
    }

    static Optional<Oneof> oneof(String message) {
        return Optional.ofNullable(ONEOFS.get(message));
    }

    private static void add(String... tokens) {
        List<String> rest = List.of(tokens).subList(2, tokens.length);
        if (tokens[0].equals("oneof")) {
            ONEOFS.put(tokens[1], new Oneof(rest.getFirst(), rest.subList(1, rest.size())));
            return;
        }
        if (tokens[0].equals("enum")) {
            WORDS.put(tokens[1], rest);
            return;
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String token : rest) {
            int colon = token.indexOf(':');
            Field field = written(token.substring(0, colon), token.substring(colon + 1));
            fields.put(field.camel(), field);
            fields.put(field.snake(), field);
        }
        FIELDS.put(tokens[1], fields);
    }

    /** {@code Part*} is a list of parts, {@code Schema{}} a map of schemas. */
    private static Field written(String camel, String type) {
        if (type.endsWith("*")) {
            return parsed(camel, type.substring(0, type.length() - 1), Repeat.LIST);
        }
        return type.endsWith("{}")
                ? parsed(camel, type.substring(0, type.length() - 2), Repeat.MAP)
                : parsed(camel, type, Repeat.ONE);
    }

    private static Field parsed(String camel, String type, Repeat repeat) {
        for (Field.Type.Scalar scalar : Field.Type.Scalar.values()) {
            if (scalar.name().toLowerCase(Locale.ROOT).equals(type)) {
                return new Field(camel, scalar, repeat);
            }
        }
        return switch (type) {
            case "Struct" -> new Field(camel, new Field.Type.Struct(), repeat);
            case "Value" -> new Field(camel, new Field.Type.Value(), repeat);
            default -> new Field(camel, new Field.Type.Named(type), repeat);
        };
    }
}
