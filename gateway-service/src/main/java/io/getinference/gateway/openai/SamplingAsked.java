package io.getinference.gateway.openai;

import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Sampling.Penalties;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Reads the parameters that say how tokens are chosen. */
final class SamplingAsked {

    private static final double TEMPERATURE_MAX = 2;
    private static final double TOP_P_MAX = 1;
    private static final double PENALTY_MAX = 2;
    private static final int STOPS_MAX = 4;

    private SamplingAsked() {}

    static Sampling read(Fields fields) {
        return new Sampling(
                fields.decimal("temperature", 0, TEMPERATURE_MAX),
                fields.decimal("top_p", 0, TOP_P_MAX),
                stops(fields.optional("stop")),
                new Penalties(
                        fields.decimal("presence_penalty", -PENALTY_MAX, PENALTY_MAX),
                        fields.decimal("frequency_penalty", -PENALTY_MAX, PENALTY_MAX)),
                fields.integer("seed", Long.MIN_VALUE));
    }

    /**
     * An empty text alone, an empty array and null mean no stop at all; an empty text among others
     * is an error.
     */
    private static List<String> stops(@Nullable JsonNode stop) {
        if (stop == null) {
            return List.of();
        }
        if (stop.isString()) {
            return stop.stringValue().isEmpty() ? List.of() : List.of(stop.stringValue());
        }
        if (!stop.isArray()) {
            throw Fields.wrongType("stop", "a string or an array of strings", stop);
        }
        if (stop.size() > STOPS_MAX) {
            throw ApiError.field(
                            "array_above_max_length",
                            "stop",
                            "Invalid 'stop': at most " + STOPS_MAX + " sequences.")
                    .asException();
        }
        List<String> stops = new ArrayList<>();
        stop.forEach(entry -> stops.add(stop(entry)));
        return stops;
    }

    private static String stop(JsonNode entry) {
        if (!entry.isString()) {
            throw Fields.wrongType("stop", "an array of strings", entry);
        }
        if (entry.stringValue().isEmpty()) {
            throw ApiError.field(
                            "invalid_value",
                            "stop",
                            "Invalid 'stop': a stop sequence must not be empty.")
                    .asException();
        }
        return entry.stringValue();
    }
}
