package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Unavailable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** One of the answers to a question, as its chunks come. */
final class Candidate {

    private static final Logger LOG = LoggerFactory.getLogger(Candidate.class);

    private final int choice;
    private final boolean parallelCalls;
    private String finishReason = "";
    private int calls;
    private boolean wrote;

    Candidate(int choice, boolean parallelCalls) {
        this.choice = choice;
        this.parallelCalls = parallelCalls;
    }

    boolean hasFinished() {
        return !finishReason.isEmpty();
    }

    List<AnswerPart> read(JsonNode candidate) {
        finishReason = candidate.path("finishReason").stringValue(finishReason);
        List<AnswerPart> parts = new ArrayList<>();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (part.path("functionCall").isObject()) {
                call(part, parts);
            } else {
                text(part, parts);
            }
        }
        Logprobs.read(candidate.path("logprobsResult"), choice, parts);
        wrote |= parts.stream().anyMatch(part -> !(part instanceof AnswerPart.Thought));
        return parts;
    }

    private void text(JsonNode part, List<AnswerPart> parts) {
        String text = part.path("text").stringValue("");
        if (text.isEmpty()) {
            return;
        }
        boolean thought = part.path("thought").booleanValue(false);
        parts.add(
                thought ? new AnswerPart.Thought(choice, text) : new AnswerPart.Text(choice, text));
    }

    /** Calls come whole. A caller who can run only one at a time is told of the first. */
    private void call(JsonNode part, List<AnswerPart> parts) {
        if (calls > 0 && !parallelCalls) {
            return;
        }
        JsonNode call = part.path("functionCall");
        String name = FunctionNames.given(call.path("name").stringValue(""));
        String id = CallIds.next(part.path("thoughtSignature").stringValue(""));
        parts.add(new AnswerPart.Call(choice, calls, id, name));
        JsonNode arguments = call.path("args");
        parts.add(
                new AnswerPart.Arguments(
                        choice, calls, arguments.isObject() ? arguments.toString() : "{}"));
        calls++;
    }

    Finish finish() throws ProviderFailure {
        return switch (finishReason) {
            case "STOP" -> calls > 0 ? Finish.TOOL_CALLS : Finish.STOP;
            case "MAX_TOKENS", "CONTINUATION" -> Finish.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "LANGUAGE",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" ->
                    Finish.CONTENT_FILTER;
            default -> malformed();
        };
    }

    /** No filter's doing: the model wrote what is no answer, or gives no reason. */
    private Finish malformed() throws ProviderFailure {
        if (!wrote) {
            throw new ProviderFailure(new Unavailable(), "no answer: " + finishReason, null);
        }
        LOG.warn("Gemini finished with {}", finishReason);
        return calls > 0 ? Finish.TOOL_CALLS : Finish.STOP;
    }
}
