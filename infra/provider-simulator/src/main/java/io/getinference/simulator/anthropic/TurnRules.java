package io.getinference.simulator.anthropic;

import static java.util.stream.Collectors.joining;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.anthropic.Turns.Block;
import io.getinference.simulator.anthropic.Turns.Turn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules on the order of turns: every call is answered, once, and at once. */
final class TurnRules {
    private TurnRules() {}

    static Optional<Refusal> tools(MessagesAsked asked) {
        List<Turn> turns = asked.turns();
        boolean any =
                turns.stream()
                        .anyMatch(turn -> turn.answersTool() || !turn.of("tool_use").isEmpty());
        if (any && asked.body().path("tools").isEmpty()) {
            return Objection.when(
                    true,
                    "Requests which include `tool_use` or `tool_result` blocks must define tools");
        }
        return Objection.first(
                () -> usesAreUnique(turns), () -> results(turns), () -> answered(turns));
    }

    private static Optional<Refusal> usesAreUnique(List<Turn> turns) {
        Set<String> seen = new HashSet<>();
        for (Turn turn : turns) {
            for (Block use : turn.of("tool_use")) {
                if (!seen.add(use.id())) {
                    return Objection.when(true, "messages: `tool_use` ids must be unique");
                }
            }
        }
        return Objection.none();
    }

    private static Optional<Refusal> results(List<Turn> turns) {
        for (int i = 0; i < turns.size(); i++) {
            Set<String> asked = i == 0 ? Set.of() : ids(turns.get(i - 1).of("tool_use"));
            Set<String> seen = new HashSet<>();
            for (Block result : turns.get(i).of("tool_result")) {
                if (!asked.contains(result.id())) {
                    return Objection.when(
                            true,
                            result.at()
                                    + ": unexpected `tool_use_id` found in `tool_result` blocks: "
                                    + result.id()
                                    + ". Each `tool_result` block must have a corresponding"
                                    + " `tool_use` block in the previous message.");
                }
                if (!seen.add(result.id())) {
                    return Objection.when(
                            true,
                            result.at()
                                    + ": each tool_use must have a single result. Found multiple"
                                    + " `tool_result` blocks with id: "
                                    + result.id());
                }
            }
        }
        return Objection.none();
    }

    private static Optional<Refusal> answered(List<Turn> turns) {
        for (int i = 0; i < turns.size(); i++) {
            Set<String> answers = i + 1 < turns.size() ? answersFirst(turns.get(i + 1)) : Set.of();
            String missing =
                    turns.get(i).of("tool_use").stream()
                            .map(Block::id)
                            .filter(id -> !answers.contains(id))
                            .collect(joining(", "));
            if (!missing.isEmpty()) {
                return Objection.when(
                        true,
                        turns.get(i).at()
                                + ": `tool_use` ids were found without `tool_result` blocks"
                                + " immediately after: "
                                + missing
                                + ". Each `tool_use` block must have a corresponding `tool_result`"
                                + " block in the next message.");
            }
        }
        return Objection.none();
    }

    /** Only results that come before anything else answer a call. */
    private static Set<String> answersFirst(Turn turn) {
        return ids(
                turn.blocks().stream()
                        .takeWhile(block -> block.type().equals("tool_result"))
                        .toList());
    }

    private static Set<String> ids(List<Block> blocks) {
        return blocks.stream().map(Block::id).collect(Collectors.toSet());
    }
}
