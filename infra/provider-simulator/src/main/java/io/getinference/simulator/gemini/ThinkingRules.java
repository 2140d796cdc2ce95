package io.getinference.simulator.gemini;

import static io.getinference.simulator.gemini.ContentRules.invalid;
import static io.getinference.simulator.gemini.ContentRules.unknownName;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Thinking;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;

/** Rules on {@code thinkingConfig}: each generation takes another one. */
final class ThinkingRules {
    private ThinkingRules() {}

    static Optional<Refusal> thinking(ContentAsked asked) {
        if (!asked.config().has("thinkingConfig")) {
            return Optional.empty();
        }
        JsonNode config = asked.config().path("thinkingConfig");
        for (String name : config.propertyNames()) {
            if (!Set.of("includeThoughts", "thinkingBudget", "thinkingLevel").contains(name)) {
                return unknownName(name, "generation_config.thinking_config");
            }
        }
        if (config.path("includeThoughts").asBoolean(false)) {
            return invalid("includeThoughts: not played by this simulator yet");
        }
        return switch (asked.rules().thinking()) {
            case Thinking.Budget budget -> budget(budget, config);
            case Thinking.Level level -> level(level, config);
            case Thinking.None none -> invalid("Thinking is not enabled for " + asked.rules().id());
            case Thinking.Mode mode -> throw new IllegalStateException("a mode is Claude's");
        };
    }

    private static Optional<Refusal> budget(Thinking.Budget rule, JsonNode config) {
        if (config.has("thinkingLevel")) {
            return invalid("Thinking level is not supported for this model.");
        }
        JsonNode budget = config.path("thinkingBudget");
        if (budget.isMissingNode()) {
            return Optional.empty();
        }
        if (!Json.isInt(budget)) {
            return invalid(
                    "Invalid value at 'generation_config.thinking_config.thinking_budget'"
                            + " (TYPE_INT32), "
                            + budget);
        }
        if (rule.allows(budget.asInt())) {
            return Optional.empty();
        }
        return invalid(
                budget.asInt() == 0
                        ? "Budget 0 is invalid. This model only works in thinking mode."
                        : "The thinking budget %d is invalid. Please choose a value between %d and %d."
                                .formatted(budget.asInt(), rule.min(), rule.max()));
    }

    private static Optional<Refusal> level(Thinking.Level rule, JsonNode config) {
        if (config.has("thinkingBudget") && config.has("thinkingLevel")) {
            return invalid("You can only set one of thinking budget and thinking level.");
        }
        if (config.has("thinkingBudget")) {
            return invalid("Thinking budget is not supported for this model.");
        }
        if (!config.has("thinkingLevel")) {
            return Optional.empty();
        }
        String level = config.path("thinkingLevel").asString("");
        return rule.levels().contains(level)
                ? Optional.empty()
                : invalid("Thinking level " + level + " is not supported for this model.");
    }
}
