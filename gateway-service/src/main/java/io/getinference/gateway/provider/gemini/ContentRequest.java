package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Role;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.TakenSampling;
import io.getinference.gateway.provider.upstream.Text;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/**
 * A question as {@code streamGenerateContent} takes it. Pure.
 *
 * @param prompt the part that is counted: contents and the instruction
 * @param parameters the generation config, but the cap on output
 * @param outputTokensMax the most that the model may be asked to write
 */
record ContentRequest(
        ObjectNode prompt, ObjectNode parameters, Set<String> ignored, long outputTokensMax) {

    static ContentRequest of(Question question) throws ProviderFailure {
        ModelRow model = question.model();
        TakenSampling sampling =
                TakenSampling.of(
                        question.sampling().temperature(),
                        question.sampling().topP(),
                        model.abilities());
        return new ContentRequest(
                prompt(Conversation.of(question)),
                parameters(sampling, question.sampling().stop()),
                sampling.ignored(),
                model.outputTokensMax());
    }

    /** The body to send; more than the model can write would be refused. */
    String body(long tokensMax) {
        ObjectNode body = prompt.deepCopy();
        ObjectNode config = parameters.deepCopy();
        config.put("maxOutputTokens", Math.min(tokensMax, outputTokensMax));
        body.set("generationConfig", config);
        return body.toString();
    }

    /** The body to have counted; only wrapped up like this is the instruction counted too. */
    String countBody(String model) {
        ObjectNode whole = prompt.deepCopy();
        whole.put("model", "models/" + model);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("generateContentRequest", whole);
        return body.toString();
    }

    private static ObjectNode prompt(Conversation conversation) {
        ObjectNode prompt = Json.MAPPER.createObjectNode();
        if (!conversation.instructions().isEmpty()) {
            parts(prompt.putObject("systemInstruction"), conversation.instructions());
        }
        ArrayNode contents = prompt.putArray("contents");
        for (Turn turn : conversation.turns()) {
            ObjectNode content = contents.addObject();
            content.put("role", turn.role() == Role.ASSISTANT ? "model" : "user");
            parts(content, turn.texts());
        }
        return prompt;
    }

    private static void parts(ObjectNode content, List<String> texts) {
        ArrayNode parts = content.putArray("parts");
        texts.forEach(text -> parts.addObject().put("text", text));
    }

    private static ObjectNode parameters(TakenSampling sampling, List<String> stops) {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        if (sampling.temperature() != null) {
            parameters.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            parameters.put("topP", sampling.topP());
        }
        if (!stops.isEmpty()) {
            ArrayNode sequences = parameters.putArray("stopSequences");
            stops.stream().map(Text::wellFormed).forEach(sequences::add);
        }
        return parameters;
    }
}
