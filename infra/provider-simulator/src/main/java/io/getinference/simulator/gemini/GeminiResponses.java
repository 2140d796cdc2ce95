package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.Pieces;
import io.getinference.simulator.answer.Pieces.Piece;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Builds {@code GenerateContentResponse}s; counters that are zero are left out, as Google does. */
final class GeminiResponses {
    private final GeminiRendition rendition;
    private final Answer answer;

    GeminiResponses(GeminiRendition rendition) {
        this.rendition = rendition;
        this.answer = rendition.answer();
    }

    /** The answer in one response; now and then its text comes in two parts, which is allowed. */
    ObjectNode whole() {
        if (answer.ending() instanceof Ending.Blocked) {
            return blocked();
        }
        ArrayNode parts = Json.array();
        int half = Math.max(1, answer.visibleTokens() / 2);
        List<Piece> pieces =
                Math.floorMod(answer.seed(), 4) == 0
                        ? Pieces.cut(answer, half, half)
                        : Pieces.cut(answer, Integer.MAX_VALUE / 8, Integer.MAX_VALUE / 8);
        pieces.forEach(piece -> parts.addObject().put("text", piece.text()));
        return response(parts, rendition.finish(), lastUsage());
    }

    /** A blocked prompt has no candidates at all. */
    ObjectNode blocked() {
        ObjectNode response = Json.object();
        response.set("promptFeedback", Json.object().put("blockReason", rendition.finish()));
        return finished(response, lastUsage());
    }

    ObjectNode last(ArrayNode parts) {
        return response(parts, rendition.finish(), lastUsage());
    }

    ObjectNode middle(Piece piece) {
        return response(text(piece.text()), "", middleUsage(piece.tokensSoFar()));
    }

    static ArrayNode text(String text) {
        ArrayNode parts = Json.array();
        parts.addObject().put("text", text);
        return parts;
    }

    private ObjectNode response(ArrayNode parts, String finish, ObjectNode usage) {
        ObjectNode content = Json.object();
        if (!parts.isEmpty()) {
            content.set("parts", parts);
        }
        content.put("role", "model");
        ObjectNode candidate = Json.object();
        if (!(answer.ending() instanceof Ending.Refused)) {
            candidate.set("content", content);
        }
        if (!finish.isEmpty()) {
            candidate.put("finishReason", finish);
        }
        candidate.put("index", 0);
        ObjectNode response = Json.object();
        response.set("candidates", Json.array().add(candidate));
        return finished(response, usage);
    }

    private ObjectNode finished(ObjectNode response, ObjectNode usage) {
        if (!answer.usageOmitted()) {
            response.set("usageMetadata", usage);
        }
        response.put("modelVersion", rendition.model().id());
        response.put("responseId", rendition.call().id().text());
        if (Math.floorMod(answer.seed(), 4) == 1) {
            response.put("turnToken", "v1_" + rendition.call().id().text());
        }
        return response;
    }

    private ObjectNode lastUsage() {
        return usage(rendition.prompt().total(), answer.thoughts(), answer.visibleTokens());
    }

    private ObjectNode middleUsage(int textTokens) {
        int prompt = rendition.prompt().total();
        return rendition.model().can(Ability.SHRINKING_PROMPT_COUNT)
                ? usage(prompt + 3 + prompt / 2, 0, 0)
                : usage(prompt, answer.thoughts(), textTokens);
    }

    private static ObjectNode usage(int prompt, int thoughts, int candidates) {
        ObjectNode usage = Json.object().put("promptTokenCount", prompt);
        if (candidates > 0) {
            usage.put("candidatesTokenCount", candidates);
        }
        usage.put("totalTokenCount", prompt + thoughts + candidates);
        ArrayNode details = Json.array();
        details.addObject().put("modality", "TEXT").put("tokenCount", prompt);
        usage.set("promptTokensDetails", details);
        if (thoughts > 0) {
            usage.put("thoughtsTokenCount", thoughts);
        }
        return usage;
    }
}
