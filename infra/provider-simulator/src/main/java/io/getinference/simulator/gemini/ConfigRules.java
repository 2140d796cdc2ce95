package io.getinference.simulator.gemini;

import static io.getinference.simulator.gemini.ContentRules.invalid;
import static io.getinference.simulator.gemini.ContentRules.unknownName;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.json.Json;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Rules on {@code generationConfig}. */
final class ConfigRules {
    private static final int STOP_SEQUENCES_MAX = 5;
    private static final Set<String> NUMBERS =
            Set.of("temperature", "topP", "presencePenalty", "frequencyPenalty");
    private static final Set<String> WHOLE =
            Set.of("topK", "candidateCount", "maxOutputTokens", "seed");

    /**
     * Real fields that text conversations do not need; a later version of the simulator plays them.
     */
    private static final Set<String> NOT_PLAYED =
            Set.of(
                    "responseLogprobs",
                    "logprobs",
                    "responseMimeType",
                    "responseSchema",
                    "responseJsonSchema",
                    "responseFormat",
                    "responseModalities",
                    "mediaResolution",
                    "speechConfig");

    private ConfigRules() {}

    static Optional<Refusal> fields(ContentAsked asked) {
        for (String name : asked.config().propertyNames()) {
            if (NOT_PLAYED.contains(name)) {
                return invalid(name + ": not played by this simulator yet");
            }
            JsonNode value = asked.config().path(name);
            boolean known =
                    NUMBERS.contains(name)
                            || WHOLE.contains(name)
                            || Set.of("stopSequences", "thinkingConfig").contains(name);
            if (!known) {
                return unknownName(name, "generation_config");
            }
            if (NUMBERS.contains(name) && !value.isNumber()) {
                return wrongType(name, "TYPE_FLOAT", value);
            }
            if (WHOLE.contains(name) && !Json.isInt(value)) {
                return wrongType(name, "TYPE_INT32", value);
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> ranges(ContentAsked asked) {
        return range(asked, "temperature", "[0.0, 2.0]", 0, 2)
                .or(() -> range(asked, "topP", "[0.0, 1.0]", 0, 1))
                .or(() -> range(asked, "presencePenalty", "[-2.0, 2.0)", -2, 2))
                .or(() -> range(asked, "frequencyPenalty", "[-2.0, 2.0)", -2, 2));
    }

    static Optional<Refusal> maxOutputTokens(ContentAsked asked) {
        JsonNode value = asked.config().path("maxOutputTokens");
        int max = asked.rules().limits().output();
        return value.isMissingNode() || (value.asInt() >= 1 && value.asInt() <= max)
                ? Optional.empty()
                : invalid(
                        ("Unable to submit request because it has a maxOutputTokens value of %d but"
                                        + " the supported range is from 1 (inclusive) to %d"
                                        + " (exclusive). Update the value and try again.")
                                .formatted(value.asInt(), max + 1));
    }

    static Optional<Refusal> candidateCount(ContentAsked asked) {
        int count = asked.config().path("candidateCount").asInt(1);
        if (count < 1 || count > 8) {
            return invalid(
                    "* GenerateContentRequest.generation_config.candidate_count: must be 1 to 8\n");
        }
        return count == 1
                ? Optional.empty()
                : invalid("candidateCount: more than one is not played by this simulator yet");
    }

    static Optional<Refusal> stopSequences(ContentAsked asked) {
        JsonNode stops = asked.config().path("stopSequences");
        if (stops.isMissingNode()) {
            return Optional.empty();
        }
        if (!stops.isArray()) {
            return wrongType("stopSequences", "TYPE_STRING", stops);
        }
        if (stops.size() > STOP_SEQUENCES_MAX) {
            return invalid("The number of stop_sequences must not exceed 5.");
        }
        for (JsonNode stop : stops) {
            if (!stop.isString()) {
                return wrongType("stopSequences", "TYPE_STRING", stop);
            }
            if (stop.asString().isEmpty()) {
                return invalid("stop_sequences must not contain an empty string.");
            }
        }
        return Optional.empty();
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
                ? invalid(
                        "* GenerateContentRequest.generation_config.%1$s: %1$s must be in the range %2$s\n"
                                .formatted(CamelCase.snake(name), range))
                : Optional.empty();
    }

    private static Optional<Refusal> wrongType(String name, String type, JsonNode value) {
        return invalid(
                "Invalid value at 'generation_config.%s' (%s), %s"
                        .formatted(CamelCase.snake(name), type, value));
    }
}
