package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Tools;
import io.getinference.gateway.provider.Wish;
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
 * The generation config, but the cap on output.
 *
 * @param ignored public names of hints that the model does not take
 */
record GeminiConfig(ObjectNode wire, Set<String> ignored) {

    private static final int CHOICES_MAX = 8;

    /** The range ends before 2. */
    private static final double PENALTY_MAX = 1.99;

    static GeminiConfig of(Question question) throws ProviderFailure {
        ObjectNode wire = Json.MAPPER.createObjectNode();
        Set<String> ignored = new TreeSet<>();
        sampling(question, wire, ignored);
        if (question.tools().offered().stream().anyMatch(Tools.Tool::strict)) {
            ignored.add("tools.function.strict");
        }
        wish(question, wire, ignored);
        format(question, wire);
        return new GeminiConfig(wire, ignored);
    }

    private static void sampling(Question question, ObjectNode wire, Set<String> ignored) {
        Sampling said = question.sampling();
        Abilities abilities = question.model().abilities();
        TakenSampling taken = TakenSampling.of(said.temperature(), said.topP(), abilities);
        ignored.addAll(taken.ignored());
        if (taken.temperature() != null) {
            wire.put("temperature", taken.temperature());
        }
        if (taken.topP() != null) {
            wire.put("topP", taken.topP());
        }
        if (!said.stop().isEmpty()) {
            ArrayNode sequences = wire.putArray("stopSequences");
            said.stop().stream().map(Text::wellFormed).forEach(sequences::add);
        }
        boolean penalties = abilities.take(Ability.PENALTIES);
        penalty("presence", said.penalties().presence(), penalties ? wire : null, ignored);
        penalty("frequency", said.penalties().frequency(), penalties ? wire : null, ignored);
        if (said.seed() != null && abilities.take(Ability.SEED)) {
            wire.put("seed", Long.hashCode(said.seed()));
        } else if (said.seed() != null) {
            ignored.add("seed");
        }
    }

    private static void penalty(
            String name, @Nullable Double said, @Nullable ObjectNode wire, Set<String> ignored) {
        if (said == null || said == 0) {
            return;
        }
        if (wire == null) {
            ignored.add(name + "_penalty");
        } else {
            wire.put(name + "Penalty", Math.min(said, PENALTY_MAX));
        }
    }

    private static void wish(Question question, ObjectNode wire, Set<String> ignored)
            throws ProviderFailure {
        Wish wish = question.wish();
        Abilities abilities = question.model().abilities();
        if (wish.choices() > 1) {
            if (wish.choices() > CHOICES_MAX || !abilities.take(Ability.CHOICES)) {
                throw refused(
                        "unsupported_value", "n", "This model gives at most 8 answers at once.");
            }
            wire.put("candidateCount", wish.choices());
        }
        if (wish.topLogprobs() != null) {
            if (!abilities.take(Ability.LOGPROBS)) {
                throw refused(
                        "unsupported_parameter",
                        "logprobs",
                        "This model does not tell probabilities. Leave 'logprobs' out.");
            }
            wire.put("responseLogprobs", true);
            if (wish.topLogprobs() > 0) {
                wire.put("logprobs", wish.topLogprobs());
            }
        }
        if (GeminiThinking.isIgnored(wish.effort(), abilities)) {
            ignored.add("reasoning_effort");
        }
        GeminiThinking.write(wish.effort(), abilities, wire);
    }

    private static void format(Question question, ObjectNode wire) throws ProviderFailure {
        Format format = question.wish().format();
        if (format instanceof Format.Text) {
            return;
        }
        if (!question.tools().offered().isEmpty()
                && !question.model().abilities().take(Ability.FORMAT_WITH_TOOLS)) {
            throw refused(
                    "unsupported_value",
                    "response_format",
                    "This model takes a JSON format or tools, not both at once.");
        }
        wire.put("responseMimeType", "application/json");
        if (format instanceof Format.JsonSchema asked && !asked.schema().isEmpty()) {
            wire.set("responseJsonSchema", GeminiSchema.taken(asked.schema()));
        }
    }

    private static ProviderFailure refused(String code, String param, String message) {
        return Refusals.before(new Refused(code, param, message));
    }
}
