package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rules on the numbers of {@code generationConfig}; their types have been read already. */
final class ConfigRules {
    private static final int STOP_SEQUENCES_MAX = 5;
    private static final int TOP_K_MAX = 64;
    private static final int LOGPROBS_MAX = 20;

    private ConfigRules() {}

    static Optional<Refusal> notPlayed(ContentAsked asked) {
        return List.of("responseFormat", "speechConfig", "imageConfig").stream()
                .filter(asked.config()::has)
                .findFirst()
                .flatMap(Rule::notPlayed);
    }

    static Optional<Refusal> ranges(ContentAsked asked) {
        return range(asked, "temperature", "[0.0, 2.0]", 0, 2)
                .or(() -> range(asked, "topP", "[0.0, 1.0]", 0, 1))
                .or(() -> range(asked, "presencePenalty", "[-2.0, 2.0)", -2, 2))
                .or(() -> range(asked, "frequencyPenalty", "[-2.0, 2.0)", -2, 2))
                .or(() -> supported(asked, "topK", TOP_K_MAX));
    }

    static Optional<Refusal> maxOutputTokens(ContentAsked asked) {
        return supported(asked, "maxOutputTokens", asked.rules().limits().output());
    }

    static Optional<Refusal> candidateCount(ContentAsked asked) {
        int count = asked.candidates();
        return count < 1 || count > 8
                ? Rule.invalid(List.of("generation_config.candidate_count: must be 1 to 8"))
                : Optional.empty();
    }

    static Optional<Refusal> stopSequences(ContentAsked asked) {
        JsonNode stops = asked.config().path("stopSequences");
        if (stops.size() > STOP_SEQUENCES_MAX) {
            return Rule.invalid("The number of stop_sequences must not exceed 5.");
        }
        return stops.valueStream().anyMatch(stop -> stop.asString().isEmpty())
                ? Rule.invalid("stop_sequences must not contain an empty string.")
                : Optional.empty();
    }

    /** Zero changes nothing and is taken by all. */
    static Optional<Refusal> penalties(ContentAsked asked) {
        boolean any =
                List.of("presencePenalty", "frequencyPenalty").stream()
                        .map(asked.config()::path)
                        .anyMatch(value -> value.asDouble(0) != 0);
        return any && !asked.rules().can(Ability.PENALTIES)
                ? Rule.invalid("Penalty is not enabled for this model")
                : Optional.empty();
    }

    static Optional<Refusal> logprobs(ContentAsked asked) {
        boolean on = asked.config().path("responseLogprobs").asBoolean(false);
        if (asked.config().has("logprobs")) {
            int count = asked.config().path("logprobs").asInt();
            if (count < 0 || count > LOGPROBS_MAX) {
                return Rule.invalid(
                        List.of(
                                "generation_config.logprobs: logprobs must be in the range [0, 20]"));
            }
            if (!on) {
                return Rule.invalid(
                        List.of(
                                "generation_config.logprobs: only allowed when response_logprobs is"
                                        + " true"));
            }
        }
        return on && !asked.rules().can(Ability.LOGPROBS)
                ? Rule.invalid("Logprobs is not enabled for models/" + asked.rules().id())
                : Optional.empty();
    }

    private static Optional<Refusal> supported(ContentAsked asked, String name, int max) {
        JsonNode value = asked.config().path(name);
        return value.isMissingNode() || (value.asInt() >= 1 && value.asInt() <= max)
                ? Optional.empty()
                : Rule.invalid(
                        ("Unable to submit request because it has a %s value of %d but the supported"
                                        + " range is from 1 (inclusive) to %d (exclusive). Update"
                                        + " the value and try again.")
                                .formatted(name, value.asInt(), max + 1));
    }

    private static Optional<Refusal> range(
            ContentAsked asked, String name, String range, int... bounds) {
        JsonNode value = asked.config().path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        BigDecimal number = value.decimalValue();
        int toUpper = number.compareTo(BigDecimal.valueOf(bounds[1]));
        boolean above = range.endsWith(")") ? toUpper >= 0 : toUpper > 0;
        return number.compareTo(BigDecimal.valueOf(bounds[0])) < 0 || above
                ? Rule.invalid(
                        List.of(
                                "generation_config.%1$s: %1$s must be in the range %2$s"
                                        .formatted(Field.snake(name), range)))
                : Optional.empty();
    }
}
