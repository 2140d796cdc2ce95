package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.model.Thinking;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/** Rules on {@code thinkingConfig}: each generation takes another one. */
final class ThinkingRules {
    private ThinkingRules() {}

    static Optional<Refusal> thinking(ContentAsked asked) {
        JsonNode config = asked.config().path("thinkingConfig");
        if (config.isMissingNode()) {
            return Optional.empty();
        }
        return switch (asked.rules().thinking()) {
            case Thinking.Budget budget -> budget(budget, config);
            case Thinking.Level level -> level(level, config);
            case Thinking.None none ->
                    Rule.invalid("Thinking is not enabled for " + asked.rules().id());
            case Thinking.Mode mode -> throw new IllegalStateException("a mode is Claude's");
        };
    }

    private static Optional<Refusal> budget(Thinking.Budget rule, JsonNode config) {
        if (config.has("thinkingLevel")) {
            return Rule.invalid("Thinking level is not supported for this model.");
        }
        if (!config.has("thinkingBudget")) {
            return Optional.empty();
        }
        int budget = config.path("thinkingBudget").asInt();
        if (!rule.allows(budget)) {
            return Rule.invalid(
                    budget == 0
                            ? "Budget 0 is invalid. This model only works in thinking mode."
                            : "The thinking budget %d is invalid. Please choose a value between %d and %d."
                                    .formatted(budget, rule.min(), rule.max()));
        }
        return budget == 0 && config.path("includeThoughts").asBoolean(false)
                ? Rule.invalid(
                        "Thinking_config.include_thoughts is only enabled when thinking is enabled.")
                : Optional.empty();
    }

    private static Optional<Refusal> level(Thinking.Level rule, JsonNode config) {
        if (config.has("thinkingBudget") && config.has("thinkingLevel")) {
            return Rule.invalid("You can only set one of thinking budget and thinking level.");
        }
        if (config.has("thinkingBudget")) {
            return Rule.invalid("Thinking budget is not supported for this model.");
        }
        String level = config.path("thinkingLevel").asString("THINKING_LEVEL_UNSPECIFIED");
        return level.equals("THINKING_LEVEL_UNSPECIFIED") || rule.levels().contains(level)
                ? Optional.empty()
                : Rule.invalid("Thinking level " + level + " is not supported for this model.");
    }
}
