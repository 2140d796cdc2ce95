package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.Part;
import io.getinference.simulator.answer.Pieces;
import io.getinference.simulator.answer.Pieces.Piece;
import io.getinference.simulator.gemini.Chunks.Chunk;
import io.getinference.simulator.json.Json;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Builds {@code GenerateContentResponse}s. */
final class GeminiResponses {
    private static final int WHOLE = Integer.MAX_VALUE / 8;

    private final Reply reply;
    private final String id;

    GeminiResponses(Reply reply, String id) {
        this.reply = reply;
        this.id = id;
    }

    /** The answer in one response. */
    ObjectNode whole() {
        if (reply.blocked()) {
            return blocked();
        }
        ArrayNode candidates = Json.array();
        for (int i = 0; i < reply.candidates().size(); i++) {
            Answer candidate = reply.candidates().get(i);
            ObjectNode told =
                    candidate(i, new Chunk(parts(candidate), 0, candidate.visibleTokens(), true));
            if (reply.model().can(Ability.LOGPROBS)) {
                told.put("avgLogprobs", Logprobs.average(candidate.seed()));
            }
            candidates.add(told);
        }
        ObjectNode response = Json.object();
        response.set("candidates", candidates);
        return finished(response, new Usage(reply).last());
    }

    /** A blocked prompt has no candidates at all. */
    ObjectNode blocked() {
        ObjectNode feedback = Json.object().put("blockReason", Reply.finish(reply.first()));
        if (Reply.finish(reply.first()).equals("SAFETY")) {
            feedback.set("safetyRatings", ratings());
        }
        ObjectNode response = Json.object();
        response.set("promptFeedback", feedback);
        return finished(response, new Usage(reply).last());
    }

    /** One chunk of candidate {@code index}. */
    ObjectNode chunk(int index, Chunk chunk, ObjectNode usage) {
        ObjectNode response = Json.object();
        response.set("candidates", Json.array().add(candidate(index, chunk)));
        return finished(response, usage);
    }

    private ObjectNode candidate(int index, Chunk chunk) {
        Answer answer = reply.candidates().get(index);
        ObjectNode content = Json.object();
        if (!chunk.parts().isEmpty()) {
            chunk.parts().forEach(content.withArray("parts")::add);
        }
        content.put("role", "model");
        ObjectNode candidate = Json.object();
        if (!(answer.ending() instanceof Ending.Refused)) {
            candidate.set("content", content);
        }
        if (chunk.last()) {
            candidate.put("finishReason", Reply.finish(answer));
            explain(answer, candidate);
        }
        candidate.put("index", index);
        probabilities(answer, chunk, candidate);
        return candidate;
    }

    private static void explain(Answer answer, ObjectNode candidate) {
        if (answer.ending() instanceof Ending.Refused) {
            candidate.set("safetyRatings", ratings());
        }
        if (Reply.finish(answer).equals(Reply.MALFORMED)) {
            candidate.put("finishMessage", "Malformed function call: print(default_api.");
        }
    }

    private void probabilities(Answer answer, Chunk chunk, ObjectNode candidate) {
        StringBuilder text = new StringBuilder();
        chunk.parts().forEach(part -> text.append(part.path("text").asString("")));
        if (reply.showing().topLogprobs() >= 0 && !text.isEmpty()) {
            Logprobs logprobs =
                    new Logprobs(answer.seed() + chunk.visible(), reply.showing().topLogprobs());
            candidate.set("logprobsResult", logprobs.of(text.toString()));
        }
    }

    /** Now and then a text comes in two parts, which is allowed. */
    private List<ObjectNode> parts(Answer candidate) {
        WireParts wire = new WireParts(reply, candidate);
        List<ObjectNode> parts = new ArrayList<>();
        if (reply.showing().thoughts() && candidate.thoughts() > 0) {
            parts.add(WireParts.thought(candidate.thinking()));
        }
        int half = Math.max(1, candidate.visibleTokens() / 2);
        int size = Math.floorMod(candidate.seed(), 4) == 0 ? half : WHOLE;
        for (Piece piece : Pieces.cut(candidate, size, size)) {
            if (Reply.shows(candidate, piece.part())) {
                parts.add(
                        switch (piece.part()) {
                            case Part.Text text -> WireParts.text(piece.text());
                            case Part.ToolCall call -> wire.call(piece.index(), call);
                        });
            }
        }
        if (!parts.isEmpty() && !parts.getLast().has("thought")) {
            wire.signedAtEnd(parts.getLast());
        }
        return parts;
    }

    private ObjectNode finished(ObjectNode response, ObjectNode usage) {
        Answer first = reply.first();
        if (!first.usageOmitted()) {
            response.set("usageMetadata", usage);
        }
        response.put("modelVersion", reply.model().id());
        response.put("responseId", id);
        if (Math.floorMod(first.seed(), 4) == 1) {
            response.put("turnToken", "v1_" + id);
        }
        return response;
    }

    private static ArrayNode ratings() {
        ArrayNode ratings = Json.array();
        ratings.addObject()
                .put("category", "HARM_CATEGORY_DANGEROUS_CONTENT")
                .put("probability", "HIGH")
                .put("blocked", true);
        return ratings;
    }
}
