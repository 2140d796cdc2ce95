package io.getinference.gateway.provider.gemini;

import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerPart.Token;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Reads probabilities of tokens. */
final class Logprobs {

    private Logprobs() {}

    static void read(JsonNode result, int choice, List<AnswerPart> parts) {
        List<Token> tokens = new ArrayList<>();
        JsonNode chosen = result.path("chosenCandidates");
        for (int i = 0; i < chosen.size(); i++) {
            List<Token> others = new ArrayList<>();
            for (JsonNode other : result.path("topCandidates").path(i).path("candidates")) {
                others.add(token(other, List.of()));
            }
            tokens.add(token(chosen.path(i), others));
        }
        if (!tokens.isEmpty()) {
            parts.add(new AnswerPart.Probabilities(choice, tokens));
        }
    }

    private static Token token(JsonNode candidate, List<Token> others) {
        return new Token(
                candidate.path("token").asString(""),
                candidate.path("logProbability").asDouble(0),
                others);
    }
}
