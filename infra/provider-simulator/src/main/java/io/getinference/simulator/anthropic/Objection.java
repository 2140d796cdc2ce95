package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small words that rules are written in; each says what the API would object to, or nothing. */
final class Objection {
    private Objection() {}

    /** One rule, asked only when it is its turn. */
    interface Rule extends Supplier<Optional<Refusal>> {}

    static Optional<Refusal> none() {
        return Optional.empty();
    }

    static Optional<Refusal> first(Rule... rules) {
        return Stream.of(rules).flatMap(rule -> rule.get().stream()).findFirst();
    }

    static Optional<Refusal> when(boolean wrong, String message) {
        return wrong ? Optional.of(Refusal.invalid(message)) : Optional.empty();
    }

    static Optional<Refusal> each(
            JsonNode list, String at, BiFunction<JsonNode, String, Optional<Refusal>> rule) {
        for (int i = 0; i < list.size(); i++) {
            Optional<Refusal> objection = rule.apply(list.get(i), at + "." + i);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> extras(JsonNode object, String at, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                return when(true, at + "." + name + ": Extra inputs are not permitted");
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> object(JsonNode node, String at) {
        return when(!node.isObject(), at + ": Input should be a valid dictionary");
    }

    static Optional<Refusal> list(JsonNode node, String at) {
        return when(!node.isArray(), at + ": Input should be a valid list");
    }

    static Optional<Refusal> string(JsonNode node, String at) {
        return node.isMissingNode()
                ? when(true, at + ": Field required")
                : when(!node.isString(), at + ": Input should be a valid string");
    }

    static Optional<Refusal> optionalBoolean(JsonNode node, String at) {
        return when(
                !node.isMissingNode() && !node.isNull() && !node.isBoolean(),
                at + ": Input should be a valid boolean");
    }

    static Optional<Refusal> optionalString(JsonNode node, String at) {
        return node.isMissingNode() || node.isNull() ? none() : string(node, at);
    }

    static Optional<Refusal> oneOf(JsonNode node, String at, Set<String> words) {
        return when(
                !words.contains(node.asString("")) || !node.isString(),
                at
                        + ": Input should be "
                        + words.stream()
                                .sorted()
                                .map(word -> "'" + word + "'")
                                .collect(Collectors.joining(", ")));
    }

    static Optional<Refusal> tag(String type, String at) {
        return when(
                true,
                at
                        + ": Input tag '"
                        + type
                        + "' found using 'type' does not match any of the expected tags");
    }
}
