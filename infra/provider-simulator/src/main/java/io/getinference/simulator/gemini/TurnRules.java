package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;
import io.getinference.simulator.model.Ability;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/** Rules on the order of turns with function calls, and on the signatures of the calls. */
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

    /** What matters of a turn for the order. */
    private record Turn(boolean ofModel, int calls, int responses, int parts) {
        /** Before the first turn nobody has said what could be answered with a call. */
        static final Turn BEGIN = new Turn(true, 0, 0, 0);

        /** After the last turn nothing is answered any more. */
        static final Turn END = new Turn(true, 0, 0, 0);

        static Turn of(JsonNode turn) {
            return new Turn(
                    TurnRules.ofModel(turn),
                    count(turn, "functionCall"),
                    count(turn, "functionResponse"),
                    turn.path("parts").size());
        }

        Optional<Refusal> objectionAfter(Turn before) {
            if (calls > 0 && (!ofModel || before.ofModel)) {
                return Rule.invalid(CALL_ORDER);
            }
            if (responses > 0 && (ofModel || before.calls == 0)) {
                return Rule.invalid(RESPONSE_ORDER);
            }
            boolean mixed = responses > 0 && responses < parts;
            return responses != before.calls || mixed ? Rule.invalid(NUMBER) : Optional.empty();
        }
    }

    static Optional<Refusal> order(ContentAsked asked) {
        Turn before = Turn.BEGIN;
        for (JsonNode content : asked.contents()) {
            Turn turn = Turn.of(content);
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
        List<JsonNode> turns = asked.contents().valueStream().toList();
        Optional<Refusal> corrupted =
                turns.stream()
                        .flatMap(turn -> turn.path("parts").valueStream())
                        .map(part -> part.path("thoughtSignature").asString(""))
                        .filter(signature -> !signature.isEmpty())
                        .filter(signature -> !ThoughtSignature.isGood(signature))
                        .findFirst()
                        .flatMap(signature -> Rule.invalid("Corrupted thought signature."));
        if (corrupted.isPresent() || !asked.rules().can(Ability.SIGNED_CALLS)) {
            return corrupted;
        }
        for (int i = lastSaying(turns) + 1; i < turns.size(); i++) {
            Optional<JsonNode> first = firstCall(turns.get(i));
            if (first.isPresent() && !first.get().has("thoughtSignature")) {
                String name = first.get().path("functionCall").path("name").asString();
                return Rule.invalid(unsigned(name, i + 1));
            }
        }
        return Optional.empty();
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

    private static int lastSaying(List<JsonNode> turns) {
        int last = -1;
        for (int i = 0; i < turns.size(); i++) {
            if (!ofModel(turns.get(i)) && count(turns.get(i), "functionResponse") == 0) {
                last = i;
            }
        }
        return last;
    }

    private static Optional<JsonNode> firstCall(JsonNode turn) {
        return turn.path("parts").valueStream().filter(p -> p.has("functionCall")).findFirst();
    }

    private static int count(JsonNode turn, String kind) {
        return (int) turn.path("parts").valueStream().filter(part -> part.has(kind)).count();
    }

    private static boolean ofModel(JsonNode turn) {
        return turn.path("role").asString("").equals("model");
    }
}
