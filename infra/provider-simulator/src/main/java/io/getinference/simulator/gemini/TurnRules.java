package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules on the order of turns with function calls, and on the signatures of the calls. Contents of
 * the model that follow each other are one turn: clients send a stream back chunk by chunk.
 */
final class TurnRules {
    private static final String CALL_ORDER =
            "Please ensure that function call turn comes immediately after a user turn or after a"
                    + " function response turn.";
    private static final String RESPONSE_ORDER =
            "Please ensure that function response turn comes immediately after a function call"
                    + " turn.";
    private static final String NUMBER =
            "Please ensure that the number of function response parts is equal to the number of"
                    + " function call parts of the function call turn.";

    private TurnRules() {}

    /**
     * A turn.
     *
     * @param end number of its last content, from 1
     */
    private record Turn(boolean ofModel, List<JsonNode> parts, int end) {
        /** Before the first turn nobody has said what could be answered with a call. */
        static final Turn BEGIN = new Turn(true, List.of(), 0);

        /** After the last turn nothing is answered any more. */
        static final Turn END = new Turn(true, List.of(), 0);

        int count(String kind) {
            return (int) parts.stream().filter(part -> part.has(kind)).count();
        }

        Optional<Refusal> objectionAfter(Turn before) {
            boolean calls = count("functionCall") > 0;
            if (calls && (!ofModel || before.ofModel)) {
                return Rule.invalid(CALL_ORDER);
            }
            int responses = count("functionResponse");
            int asked = before.count("functionCall");
            if (responses > 0 && (ofModel || asked == 0)) {
                return Rule.invalid(RESPONSE_ORDER);
            }
            boolean mixed = responses > 0 && responses < parts.size();
            return responses != asked || mixed ? Rule.invalid(NUMBER) : Optional.empty();
        }

        Turn and(JsonNode content) {
            List<JsonNode> both = new ArrayList<>(parts);
            content.path("parts").forEach(both::add);
            return new Turn(ofModel, both, end + 1);
        }
    }

    private static List<Turn> turns(ContentAsked asked) {
        List<Turn> turns = new ArrayList<>();
        int i = 0;
        for (JsonNode content : asked.contents()) {
            boolean ofModel = content.path("role").asString("").equals("model");
            Turn turn =
                    ofModel && !turns.isEmpty() && turns.getLast().ofModel
                            ? turns.removeLast()
                            : new Turn(ofModel, List.of(), i);
            turns.add(turn.and(content));
            i++;
        }
        return turns;
    }

    static Optional<Refusal> order(ContentAsked asked) {
        Turn before = Turn.BEGIN;
        for (Turn turn : turns(asked)) {
            Optional<Refusal> objection = turn.objectionAfter(before);
            if (objection.isPresent()) {
                return objection;
            }
            before = turn;
        }
        return Turn.END.objectionAfter(before);
    }

    /** Calls made since the caller last said something have to come back signed, the first each. */
    static Optional<Refusal> signatures(ContentAsked asked) {
        List<Turn> turns = turns(asked);
        boolean corrupted =
                turns.stream()
                        .flatMap(turn -> turn.parts.stream())
                        .filter(part -> part.has("thoughtSignature"))
                        .map(part -> part.path("thoughtSignature").asString())
                        .anyMatch(signature -> !ThoughtSignature.isGood(signature));
        if (corrupted) {
            return Rule.invalid("Corrupted thought signature.");
        }
        if (!asked.rules().can(Ability.SIGNED_CALLS)) {
            return Optional.empty();
        }
        Optional<Refusal> unsigned = Optional.empty();
        for (Turn turn : turns) {
            if (!turn.ofModel && turn.count("functionResponse") == 0) {
                unsigned = Optional.empty();
            } else if (unsigned.isEmpty()) {
                unsigned = unsigned(turn);
            }
        }
        return unsigned;
    }

    private static Optional<Refusal> unsigned(Turn turn) {
        return turn.parts.stream()
                .filter(part -> part.has("functionCall"))
                .findFirst()
                .filter(call -> !call.has("thoughtSignature"))
                .map(call -> call.path("functionCall").path("name").asString())
                .flatMap(name -> Rule.invalid(unsigned(name, turn.end)));
    }

    private static String unsigned(String name, int position) {
        return ("Function call is missing a thought_signature in functionCall parts. This is"
                        + " required for tools to work correctly, and missing thought_signature may"
                        + " lead to degraded model performance. Additional data, function call"
                        + " `default_api:%s` , position %d. Please refer to"
                        + " https://ai.google.dev/gemini-api/docs/thought-signatures for more"
                        + " details.")
                .formatted(name, position);
    }
}
