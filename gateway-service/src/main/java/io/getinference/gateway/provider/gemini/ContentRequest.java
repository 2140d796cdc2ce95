package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Media;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.Conversation;
import io.getinference.gateway.provider.upstream.Json;
import io.getinference.gateway.provider.upstream.MediaCheck;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A question as {@code streamGenerateContent} takes it. Pure.
 *
 * @param prompt contents, instruction and tools
 * @param config the generation config, but the cap on output
 */
record ContentRequest(Question question, ObjectNode prompt, GeminiConfig config) {

    static ContentRequest of(Question question) throws ProviderFailure {
        boolean audio = question.model().abilities().take(Ability.AUDIO);
        MediaCheck.check(
                question,
                content ->
                        audio || !(content instanceof Content.Audio)
                                ? Optional.empty()
                                : Optional.of("This model does not take audio. Choose another."));
        return new ContentRequest(
                question, prompt(question, Media::base64), GeminiConfig.of(question));
    }

    Set<String> ignored() {
        return config.ignored();
    }

    /** The body to send; more than the model can write would be refused. */
    String body(long tokensMax) {
        return body(prompt.deepCopy(), tokensMax).toString();
    }

    /** The body without the data of media, whose tokens do not follow its length. */
    String bodyWithoutMedia() throws ProviderFailure {
        return body(prompt(question, media -> ""), question.model().outputTokensMax()).toString();
    }

    /** The body to have counted; only wrapped up like this is the instruction counted too. */
    String countBody() {
        ObjectNode whole = prompt.deepCopy();
        whole.put("model", "models/" + question.model().upstream());
        ObjectNode format = Json.MAPPER.createObjectNode();
        for (String member : new String[] {"responseMimeType", "responseJsonSchema"}) {
            if (config.wire().has(member)) {
                format.set(member, config.wire().path(member));
            }
        }
        if (!format.isEmpty()) {
            whole.set("generationConfig", format);
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("generateContentRequest", whole);
        return body.toString();
    }

    /** Whether recordings are in it. */
    boolean hasAudio() {
        return question.turns().stream()
                .anyMatch(turn ->
                        turn instanceof Turn.User(List<Content> contents)
                                && contents.stream().anyMatch(Content.Audio.class::isInstance));
    }

    /** Whether tools or a format bring a prompt of their own. */
    boolean hasHiddenPrompt() {
        return prompt.has("tools") || config.wire().has("responseMimeType");
    }

    private ObjectNode body(ObjectNode body, long tokensMax) {
        ObjectNode config = this.config.wire().deepCopy();
        config.put("maxOutputTokens", Math.min(tokensMax, question.model().outputTokensMax()));
        body.set("generationConfig", config);
        return body;
    }

    private static ObjectNode prompt(Question question, Function<Media, String> data)
            throws ProviderFailure {
        Conversation conversation =
                Conversation.of(question, question.model().abilities().prefill());
        ObjectNode prompt = Json.MAPPER.createObjectNode();
        if (!conversation.instructions().isEmpty()) {
            ArrayNode parts = prompt.putObject("systemInstruction").putArray("parts");
            conversation.instructions().forEach(text -> parts.addObject().put("text", text));
        }
        boolean signed = question.model().abilities().take(Ability.CALL_SIGNATURES);
        prompt.set("contents", new GeminiContents(signed, data).write(conversation));
        GeminiTools.write(question.tools(), prompt);
        return prompt;
    }
}
