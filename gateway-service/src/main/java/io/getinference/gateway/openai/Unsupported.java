package io.getinference.gateway.openai;

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

    /** Refused, unless the value asks for nothing. */
    private static final Map<String, Predicate<JsonNode>> ASKS_FOR_NOTHING =
            Map.ofEntries(
                    Map.entry("logit_bias", Unsupported::isEmpty),
                    Map.entry(
                            "modalities",
                            list -> list.size() == 1 && isOneOf("text").test(list.path(0))),
                    Map.entry("audio", value -> false),
                    Map.entry("web_search_options", value -> false),
                    Map.entry("service_tier", isOneOf("auto", "default")));

    private static final List<String> HINTS = List.of("verbosity", "prediction");

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
        if (WishAsked.isUnknownEffort(fields)) {
            hints.add("reasoning_effort");
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
