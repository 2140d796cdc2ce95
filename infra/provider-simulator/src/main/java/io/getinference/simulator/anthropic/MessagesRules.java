package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the Messages API refuses, rule by rule; the first that objects is the answer. */
final class MessagesRules {
    /** One rule: empty when it has no objection. */
    @FunctionalInterface
    interface Rule {
        Optional<Refusal> objection(MessagesAsked asked);
    }

    static final List<Rule> RULES =
            List.of(
                    MessagesRules::fields,
                    MessagesRules::required,
                    ToolRules::tools,
                    MessageShapeRules::messages,
                    MessageShapeRules::system,
                    MessageShapeRules::firstIsUser,
                    MessageShapeRules::systemMessages,
                    ToolRules::choice,
                    TurnRules::tools,
                    MessageShapeRules::prefill,
                    ParameterRules::maxTokens,
                    ParameterRules::sampling,
                    ParameterRules::temperatureRange,
                    ParameterRules::topPRange,
                    ParameterRules::topK,
                    ParameterRules::stopSequences,
                    ParameterRules::stream,
                    ThinkingRules::setting,
                    ThinkingRules::company,
                    ThinkingRules::lastTurn,
                    OutputRules::config,
                    ServiceRules::metadata,
                    ServiceRules::service,
                    MessagesRules::window);

    private static final Set<String> COUNTED =
            Set.of(
                    "model",
                    "messages",
                    "system",
                    "thinking",
                    "tools",
                    "tool_choice",
                    "output_config",
                    CacheMarks.NAME);

    /** Members of betas (mcp_servers, context_management …) are extra without their header. */
    private static final Set<String> GENERATING =
            Set.of(
                    "max_tokens",
                    "temperature",
                    "top_p",
                    "top_k",
                    "stop_sequences",
                    "stream",
                    "metadata",
                    "service_tier",
                    "speed",
                    "inference_geo",
                    "container",
                    "diagnostics");

    private MessagesRules() {}

    static Optional<Refusal> judge(MessagesAsked asked) {
        return RULES.stream().flatMap(rule -> rule.objection(asked).stream()).findFirst();
    }

    static Optional<Refusal> invalid(String message) {
        return Optional.of(Refusal.invalid(message));
    }

    private static Optional<Refusal> fields(MessagesAsked asked) {
        for (String name : asked.body().propertyNames()) {
            boolean known =
                    COUNTED.contains(name) || (GENERATING.contains(name) && !asked.counting());
            if (!known) {
                return invalid(name + ": Extra inputs are not permitted");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> required(MessagesAsked asked) {
        if (!asked.counting() && !asked.body().has("max_tokens")) {
            return invalid("max_tokens: Field required");
        }
        return asked.body().has("messages")
                ? Optional.empty()
                : invalid("messages: Field required");
    }

    private static Optional<Refusal> window(MessagesAsked asked) {
        int prompt = asked.promptTokens();
        int window = asked.model().limits().prompt();
        if (prompt > window) {
            return invalid("prompt is too long: %d tokens > %d maximum".formatted(prompt, window));
        }
        JsonNode maxTokens = asked.body().path("max_tokens");
        if (!asked.counting() && (long) prompt + maxTokens.asInt() > window) {
            return invalid(
                    ("input length and `max_tokens` exceed context limit: %d + %d > %d, decrease"
                                    + " input length or `max_tokens` and try again")
                            .formatted(prompt, maxTokens.asInt(), window));
        }
        return Optional.empty();
    }
}
