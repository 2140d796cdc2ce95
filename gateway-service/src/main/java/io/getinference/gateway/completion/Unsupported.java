package io.getinference.gateway.completion;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Parameters that OpenAI has and we do not offer. What would change the answer is refused; what is
 * only a hint is ignored, and named in {@code x-ignored-params} if it asked for something.
 */
final class Unsupported {

    private static final double PENALTY_MAX = 2;

    /** Refused, unless the value asks for nothing. */
    private static final Map<String, Predicate<JsonNode>> ASKS_FOR_NOTHING =
            Map.ofEntries(
                    Map.entry(
                            "n", value -> value.isIntegralNumber() && value.asString().equals("1")),
                    Map.entry("tools", Unsupported::isEmpty),
                    Map.entry("functions", Unsupported::isEmpty),
                    Map.entry("tool_choice", isOneOf("none", "auto")),
                    Map.entry("function_call", isOneOf("none", "auto")),
                    Map.entry(
                            "response_format", format -> isOneOf("text").test(format.path("type"))),
                    Map.entry("logprobs", flag -> flag.isBoolean() && !flag.booleanValue()),
                    Map.entry(
                            "top_logprobs",
                            number -> number.isIntegralNumber() && number.asString().equals("0")),
                    Map.entry("logit_bias", Unsupported::isEmpty),
                    Map.entry(
                            "modalities",
                            list -> list.size() == 1 && isOneOf("text").test(list.path(0))),
                    Map.entry("audio", value -> false),
                    Map.entry("web_search_options", value -> false),
                    Map.entry("service_tier", isOneOf("auto", "default")));

    private static final List<String> HINTS =
            List.of("seed", "reasoning_effort", "verbosity", "prediction");
    private static final List<String> PENALTIES = List.of("presence_penalty", "frequency_penalty");

    private Unsupported() {}

    static void check(Fields fields) {
        ASKS_FOR_NOTHING.forEach((name, asksForNothing) -> {
            JsonNode value = fields.optional(name);
            if (value != null && !asksForNothing.test(value)) {
                throw refusal(name, "'" + name + "' with this value");
            }
        });
    }

    /** The hints that asked for something. */
    static Set<String> hints(Fields fields) {
        Set<String> hints = new LinkedHashSet<>();
        HINTS.stream().filter(name -> fields.optional(name) != null).forEach(hints::add);
        for (String name : PENALTIES) {
            Double penalty = fields.decimal(name, -PENALTY_MAX, PENALTY_MAX);
            if (penalty != null && penalty != 0) {
                hints.add(name);
            }
        }
        return hints;
    }

    static RefusedException refusal(String path, String what) {
        return ApiError.field(
                        "unsupported_parameter",
                        path,
                        "Unsupported parameter: '"
                                + path
                                + "': "
                                + what
                                + " is not offered here. Leave it out.")
                .asException();
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainer() && value.isEmpty();
    }

    private static Predicate<JsonNode> isOneOf(String... values) {
        return value -> value.isString() && List.of(values).contains(value.stringValue());
    }
}
