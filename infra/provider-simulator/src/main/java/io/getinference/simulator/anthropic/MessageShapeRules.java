package io.getinference.simulator.anthropic;

import static io.getinference.simulator.anthropic.MessagesRules.invalid;

import io.getinference.simulator.anthropic.BlockRules.Place;
import io.getinference.simulator.anthropic.BlockRules.Where;
import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/** Rules on messages and their blocks. */
final class MessageShapeRules {
    private static final int MESSAGES_MAX = 100_000;

    private MessageShapeRules() {}

    static Optional<Refusal> messages(MessagesAsked asked) {
        JsonNode messages = asked.messages();
        if (!messages.isArray()) {
            return invalid("messages: Input should be a valid list");
        }
        if (messages.isEmpty()) {
            return invalid("messages: at least one message is required");
        }
        if (messages.size() > MESSAGES_MAX) {
            return invalid("messages: List should have at most 100000 items");
        }
        for (int i = 0; i < messages.size(); i++) {
            Optional<Refusal> objection = message(messages.get(i), "messages." + i, asked);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> system(MessagesAsked asked) {
        JsonNode system = asked.body().path("system");
        if (!asked.has("system") || system.isString()) {
            return Optional.empty();
        }
        return system.isArray()
                ? BlockRules.blocks(system, new Place("system", Where.SYSTEM, asked))
                : invalid("system: Input should be a valid string or list");
    }

    static Optional<Refusal> firstIsUser(MessagesAsked asked) {
        return role(asked.messages().get(0)).equals("user")
                ? Optional.empty()
                : invalid("messages: first message must use the \"user\" role");
    }

    static Optional<Refusal> prefill(MessagesAsked asked) {
        JsonNode last = asked.messages().get(asked.messages().size() - 1);
        if (!role(last).equals("assistant")) {
            return Optional.empty();
        }
        if (!asked.model().can(Ability.PREFILL)) {
            return invalid(
                    "This model does not support assistant message prefill. The conversation must"
                            + " end with a user message.");
        }
        String text = MessagesAsked.text(last.path("content"));
        return text.equals(text.stripTrailing())
                ? Optional.empty()
                : invalid("messages: final assistant content cannot end with trailing whitespace");
    }

    private static Optional<Refusal> message(JsonNode message, String at, MessagesAsked asked) {
        if (!message.isObject()) {
            return invalid(at + ": Input should be a valid dictionary");
        }
        Where where =
                switch (role(message)) {
                    case "user" -> Where.USER;
                    case "assistant" -> Where.ASSISTANT;
                    default -> Where.SYSTEM;
                };
        return Objection.first(
                () -> Objection.extras(message, at, Set.of("role", "content")),
                () ->
                        Objection.when(
                                !Set.of("user", "assistant", "system").contains(role(message)),
                                at + ".role: Input should be 'user' or 'assistant'"),
                () ->
                        Objection.when(
                                where == Where.SYSTEM
                                        && !asked.model().can(Ability.SYSTEM_MESSAGES),
                                at + ": role 'system' is not supported on this model"),
                () -> content(message.path("content"), new Place(at, where, asked)));
    }

    /** A system message follows a user message, and is last or before an assistant's. */
    static Optional<Refusal> systemMessages(MessagesAsked asked) {
        JsonNode messages = asked.messages();
        for (int i = 0; i < messages.size(); i++) {
            boolean afterUser = i > 0 && role(messages.get(i - 1)).equals("user");
            boolean wellBefore =
                    i + 1 == messages.size() || role(messages.get(i + 1)).equals("assistant");
            if (role(messages.get(i)).equals("system") && !(afterUser && wellBefore)) {
                return invalid(
                        "messages."
                                + i
                                + ": a message of role 'system' must follow a user message and be"
                                + " last or before an assistant message");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> content(JsonNode content, Place place) {
        String at = place.at();
        if (content.isString()) {
            return Objection.when(
                    content.asString().isBlank(),
                    at + ": all messages must have non-empty content");
        }
        if (!content.isArray()) {
            return invalid(
                    content.isMissingNode()
                            ? at + ".content: Field required"
                            : at + ".content: Input should be a valid string or list");
        }
        return content.isEmpty()
                ? invalid(at + ": all messages must have non-empty content")
                : BlockRules.blocks(content, place.within("content", place.where()));
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
    }
}
