package io.getinference.simulator.anthropic;

import static io.getinference.simulator.anthropic.MessagesRules.invalid;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/** Rules on messages and their blocks. */
final class MessageShapeRules {
    private static final int MESSAGES_MAX = 100_000;
    private static final Set<String> NOT_PLAYED =
            Set.of(
                    "image",
                    "document",
                    "search_result",
                    "tool_use",
                    "tool_result",
                    "thinking",
                    "redacted_thinking",
                    "server_tool_use",
                    "web_search_tool_result");

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
            Optional<Refusal> objection = message(messages.get(i), "messages." + i);
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
                ? blocks(system, "system")
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

    private static Optional<Refusal> message(JsonNode message, String at) {
        if (!message.isObject()) {
            return invalid(at + ": Input should be a valid dictionary");
        }
        for (String name : message.propertyNames()) {
            if (!Set.of("role", "content").contains(name)) {
                return invalid(at + "." + name + ": Extra inputs are not permitted");
            }
        }
        String role = role(message);
        if (role.equals("system")) {
            return invalid(at + ": role 'system' is not supported on this model");
        }
        if (!Set.of("user", "assistant").contains(role)) {
            return invalid(at + ".role: Input should be 'user' or 'assistant'");
        }
        return content(message.path("content"), at);
    }

    private static Optional<Refusal> content(JsonNode content, String at) {
        if (content.isString()) {
            return content.asString().isBlank()
                    ? invalid(at + ": all messages must have non-empty content")
                    : Optional.empty();
        }
        if (!content.isArray()) {
            return invalid(
                    content.isMissingNode()
                            ? at + ".content: Field required"
                            : at + ".content: Input should be a valid string or list");
        }
        return content.isEmpty()
                ? invalid(at + ": all messages must have non-empty content")
                : blocks(content, at + ".content");
    }

    private static Optional<Refusal> blocks(JsonNode blocks, String at) {
        for (int i = 0; i < blocks.size(); i++) {
            Optional<Refusal> objection = block(blocks.get(i), at + "." + i);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> block(JsonNode block, String at) {
        String type = block.path("type").asString("");
        if (NOT_PLAYED.contains(type)) {
            return invalid(
                    at + ": a block of type " + type + " is not played by this simulator yet");
        }
        if (!type.equals("text")) {
            return invalid(
                    at
                            + ": Input tag '"
                            + type
                            + "' found using 'type' does not match any of the expected tags");
        }
        for (String name : block.propertyNames()) {
            if (!Set.of("type", "text", "cache_control", "citations").contains(name)) {
                return invalid(at + ".text." + name + ": Extra inputs are not permitted");
            }
        }
        if (!block.path("text").isString()) {
            return invalid(at + ".text.text: Input should be a valid string");
        }
        return text(block.path("text").asString());
    }

    private static Optional<Refusal> text(String text) {
        if (text.isEmpty()) {
            return invalid("messages: text content blocks must be non-empty");
        }
        return text.isBlank()
                ? invalid("messages: text content blocks must contain non-whitespace text")
                : Optional.empty();
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
    }
}
