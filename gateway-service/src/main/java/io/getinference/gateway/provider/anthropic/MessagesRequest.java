package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Sampling;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.Refusals;
import io.getinference.gateway.provider.upstream.TakenSampling;
import io.getinference.gateway.provider.upstream.Text;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A question as the Messages API takes it. Pure.
 *
 * @param prompt the part that is counted: model, system and messages
 * @param parameters the rest, but the cap on output
 * @param outputTokensMax the most that the model may be asked to write
 */
record MessagesRequest(
        ObjectNode prompt, ObjectNode parameters, Set<String> ignored, long outputTokensMax) {

    static MessagesRequest of(Question question) throws ProviderFailure {
        ModelRow model = question.model();
        TakenSampling sampling = sampling(question);
        return new MessagesRequest(
                prompt(model, Conversation.of(question)),
                parameters(sampling, stops(question.sampling())),
                sampling.ignored(),
                model.outputTokensMax());
    }

    /** The body to send; more than the model can write would be refused. */
    String body(long tokensMax) {
        ObjectNode body = prompt.deepCopy();
        body.put("max_tokens", Math.min(tokensMax, outputTokensMax));
        body.put("stream", true);
        body.setAll(parameters);
        return body.toString();
    }

    /** The body to have counted. */
    String countBody() {
        return prompt.toString();
    }

    private static ObjectNode prompt(ModelRow model, Conversation conversation) {
        ObjectNode prompt = Json.MAPPER.createObjectNode();
        prompt.put("model", model.upstream().value());
        if (!conversation.instructions().isEmpty()) {
            prompt.put("system", conversation.system());
        }
        var messages = prompt.putArray("messages");
        for (Turn turn : conversation.turns()) {
            ObjectNode message = messages.addObject();
            message.put("role", turn.role().name().toLowerCase(Locale.ROOT));
            var content = message.putArray("content");
            turn.texts().forEach(text -> content.addObject().put("type", "text").put("text", text));
        }
        return prompt;
    }

    private static ObjectNode parameters(TakenSampling sampling, List<String> stops) {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        if (sampling.temperature() != null) {
            parameters.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            parameters.put("top_p", sampling.topP());
        }
        if (!stops.isEmpty()) {
            var sequences = parameters.putArray("stop_sequences");
            stops.forEach(sequences::add);
        }
        return parameters;
    }

    /**
     * Claude's scale ends at 1, which is also what it takes if nothing is said: saying it changes
     * nothing, and would only stand in the way of the other parameter or of a model that takes
     * neither.
     */
    private static TakenSampling sampling(Question question) {
        Sampling said = question.sampling();
        return TakenSampling.of(
                lessThanOne(said.temperature()),
                lessThanOne(said.topP()),
                question.model().abilities());
    }

    private static @Nullable Double lessThanOne(@Nullable Double value) {
        return value == null || value >= 1 ? null : value;
    }

    private static List<String> stops(Sampling sampling) throws ProviderFailure {
        for (String stop : sampling.stop()) {
            if (!Text.isVisible(stop)) {
                throw Refusals.before(
                        new Refused(
                                "unsupported_value",
                                "stop",
                                "This model does not take stop sequences of white space only."));
            }
        }
        return sampling.stop().stream().map(Text::wellFormed).toList();
    }
}
