package io.getinference.gateway.provider.anthropic;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;
import io.getinference.gateway.provider.upstream.TakenSampling;
import io.getinference.gateway.provider.upstream.Text;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.TreeSet;

/**
 * How Claude is told to choose tokens.
 *
 * @param wire the members of the body
 * @param ignored public names of what the caller asked for and Claude does not take
 */
record ClaudeSampling(ObjectNode wire, Set<String> ignored) {

    static ClaudeSampling of(Question question, ClaudeThinking thinking) throws ProviderFailure {
        Sampling said = question.sampling();
        TakenSampling taken = taken(question, thinking);
        ObjectNode wire = Json.MAPPER.createObjectNode();
        if (taken.temperature() != null) {
            wire.put("temperature", taken.temperature());
        }
        if (taken.topP() != null) {
            wire.put("top_p", taken.topP());
        }
        if (!said.stop().isEmpty()) {
            stops(said, wire.putArray("stop_sequences"));
        }
        Set<String> ignored = new TreeSet<>(taken.ignored());
        if (said.seed() != null) {
            ignored.add("seed");
        }
        if (asks(said.penalties().presence())) {
            ignored.add("presence_penalty");
        }
        if (asks(said.penalties().frequency())) {
            ignored.add("frequency_penalty");
        }
        return new ClaudeSampling(wire, ignored);
    }

    /**
     * Claude's scale ends at 1, which is also what it takes if nothing is said: saying it changes
     * nothing, and would only stand in the way of the other parameter, of thinking, or of a model
     * that takes neither. Where it thinks by a budget it takes no other value.
     */
    private static TakenSampling taken(Question question, ClaudeThinking thinking) {
        Double temperature = lessThanOne(question.sampling().temperature());
        Double topP = lessThanOne(question.sampling().topP());
        if (thinking.budget() == 0) {
            return TakenSampling.of(temperature, topP, question.model().abilities());
        }
        Set<String> ignored = new TreeSet<>();
        if (temperature != null) {
            ignored.add("temperature");
        }
        if (topP != null) {
            ignored.add("top_p");
        }
        return new TakenSampling(null, null, ignored);
    }

    private static @Nullable Double lessThanOne(@Nullable Double value) {
        return value == null || value >= 1 ? null : value;
    }

    private static boolean asks(@Nullable Double penalty) {
        return penalty != null && penalty != 0;
    }

    private static void stops(Sampling sampling, ArrayNode wire) throws ProviderFailure {
        for (String stop : sampling.stop()) {
            if (!Text.isVisible(stop)) {
                throw Refusals.before(
                        new Refused(
                                "unsupported_value",
                                "stop",
                                "This model does not take stop sequences of white space only."));
            }
            wire.add(Text.wellFormed(stop));
        }
    }
}
