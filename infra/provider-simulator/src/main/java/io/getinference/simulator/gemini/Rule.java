package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;

import java.util.List;
import java.util.Optional;

/** One rule on what is asked: empty when it has no objection. */
@FunctionalInterface
interface Rule {
    Optional<Refusal> objection(ContentAsked asked);

    /** The first objection, in order. */
    static Optional<Refusal> first(List<Rule> rules, ContentAsked asked) {
        return rules.stream().flatMap(rule -> rule.objection(asked).stream()).findFirst();
    }

    static Optional<Refusal> invalid(String message) {
        return Optional.of(Refusal.invalid(message));
    }

    /** Google's list of what is wrong with fields, a line to each; none is no objection. */
    static Optional<Refusal> invalid(List<String> wrong) {
        return wrong.isEmpty()
                ? Optional.empty()
                : invalid(
                        "* GenerateContentRequest."
                                + String.join("\n* GenerateContentRequest.", wrong)
                                + "\n");
    }

    /** A real field that this simulator cannot follow; it says so instead of ignoring it. */
    static Optional<Refusal> notPlayed(String field) {
        return invalid("simulator: " + field + " is not played");
    }
}
