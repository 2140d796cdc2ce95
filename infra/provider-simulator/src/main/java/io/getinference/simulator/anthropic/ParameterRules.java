package io.getinference.simulator.anthropic;

import static io.getinference.simulator.anthropic.MessagesRules.invalid;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rules on everything but the messages. */
final class ParameterRules {
    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");

    private ParameterRules() {}

    static Optional<Refusal> maxTokens(MessagesAsked asked) {
        if (asked.counting()) {
            return Optional.empty();
        }
        JsonNode value = asked.body().path("max_tokens");
        if (!Json.isInt(value)) {
            return invalid("max_tokens: Input should be a valid integer");
        }
        if (value.asInt() < 1 && !preWarms(asked)) {
            return invalid("max_tokens: Input should be greater than or equal to 1");
        }
        int max = asked.model().limits().output();
        return value.asInt() <= max
                ? Optional.empty()
                : invalid(
                        ("max_tokens: %d > %d, which is the maximum allowed number of output tokens"
                                        + " for %s")
                                .formatted(value.asInt(), max, asked.model().id()));
    }

    /** Nothing may be asked for when a prompt is only to be put into the cache. */
    private static boolean preWarms(MessagesAsked asked) {
        JsonNode body = asked.body();
        return body.path("max_tokens").asInt() == 0
                && CacheMarks.any(asked)
                && !body.path("stream").asBoolean(false)
                && !asked.forcesTool()
                && !body.path("output_config").has("format");
    }

    static Optional<Refusal> sampling(MessagesAsked asked) {
        for (String name : SAMPLING) {
            if (asked.has(name) && asked.isVersion2026()) {
                return invalid(name + ": Extra inputs are not permitted");
            }
            if (asked.has(name) && !asked.model().can(Ability.SAMPLING)) {
                return invalid("`" + name + "` is deprecated for this model.");
            }
        }
        boolean both = asked.has("temperature") && asked.has("top_p");
        return both && !asked.model().can(Ability.TEMPERATURE_WITH_TOP_P)
                ? invalid(
                        "`temperature` and `top_p` cannot both be specified for this model. Please"
                                + " use only one.")
                : Optional.empty();
    }

    static Optional<Refusal> temperatureRange(MessagesAsked asked) {
        return fraction(asked, "temperature");
    }

    static Optional<Refusal> topPRange(MessagesAsked asked) {
        return fraction(asked, "top_p");
    }

    static Optional<Refusal> topK(MessagesAsked asked) {
        return asked.badCount("top_k", 0)
                ? invalid("top_k: Input should be a valid integer")
                : Optional.empty();
    }

    static Optional<Refusal> stopSequences(MessagesAsked asked) {
        if (!asked.has("stop_sequences")) {
            return Optional.empty();
        }
        JsonNode stops = asked.body().path("stop_sequences");
        if (!stops.isArray()) {
            return invalid("stop_sequences: Input should be a valid list");
        }
        for (int i = 0; i < stops.size(); i++) {
            if (!stops.get(i).isString()) {
                return invalid("stop_sequences." + i + ": Input should be a valid string");
            }
            if (stops.get(i).asString().isBlank()) {
                return invalid("stop_sequences: each stop sequence must contain non-whitespace");
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> stream(MessagesAsked asked) {
        return !asked.has("stream") || asked.body().path("stream").isBoolean()
                ? Optional.empty()
                : invalid("stream: Input should be a valid boolean");
    }

    private static Optional<Refusal> fraction(MessagesAsked asked, String name) {
        if (!asked.has(name)) {
            return Optional.empty();
        }
        JsonNode value = asked.body().path(name);
        if (!value.isNumber()) {
            return invalid(name + ": Input should be a valid number");
        }
        BigDecimal number = value.decimalValue();
        return number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0
                ? invalid(name + ": range: 0..1")
                : Optional.empty();
    }
}
