package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Role;
import io.getinference.gateway.provider.Turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A conversation in the only shape that both providers take: instructions apart, the user first,
 * roles in turn, no blank text.
 *
 * @param instructions what was said as system, wherever it stood, in order
 * @param turns of the user and the assistant, at least one
 */
public record Conversation(List<String> instructions, List<Turn> turns) {

    /** Stands before an assistant's turn that opens a conversation; providers want a user first. */
    static final String OPENING = ".";

    /** Stands after an assistant's turn that a model cannot continue by itself. */
    static final String CLOSING = "Continue.";

    public Conversation {
        instructions = List.copyOf(instructions);
        turns = List.copyOf(turns);
    }

    /**
     * Brings a question into shape. Text is added only where the provider would refuse the call
     * without it.
     *
     * @throws ProviderFailure if nobody says anything
     */
    public static Conversation of(Question question) throws ProviderFailure {
        List<String> instructions = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : question.turns()) {
            List<String> texts =
                    turn.texts().stream().map(Text::wellFormed).filter(Text::isVisible).toList();
            if (turn.role() == Role.SYSTEM) {
                instructions.addAll(texts);
            } else if (!texts.isEmpty()) {
                add(turns, new Turn(turn.role(), texts));
            }
        }
        if (turns.isEmpty()) {
            return onlyInstructions(instructions);
        }
        if (turns.getFirst().role() == Role.ASSISTANT) {
            turns.addFirst(Turn.of(Role.USER, OPENING));
        }
        if (turns.getLast().role() == Role.ASSISTANT) {
            end(turns, question.model().abilities().prefill());
        }
        return new Conversation(instructions, turns);
    }

    /** All instructions in one text; empty if there are none. */
    public String system() {
        return String.join("\n", instructions);
    }

    private static void add(List<Turn> turns, Turn turn) {
        if (turns.isEmpty() || turns.getLast().role() != turn.role()) {
            turns.add(turn);
            return;
        }
        List<String> texts = new ArrayList<>(turns.removeLast().texts());
        texts.addAll(turn.texts());
        turns.add(new Turn(turn.role(), texts));
    }

    private static Conversation onlyInstructions(List<String> instructions) throws ProviderFailure {
        if (instructions.isEmpty()) {
            throw Refusals.before(
                    new Refused("invalid_value", "messages", "The messages contain no text."));
        }
        return new Conversation(
                List.of(), List.of(Turn.of(Role.USER, String.join("\n", instructions))));
    }

    private static void end(List<Turn> turns, boolean prefill) {
        if (!prefill) {
            turns.add(Turn.of(Role.USER, CLOSING));
            return;
        }
        List<String> texts = new ArrayList<>(turns.removeLast().texts());
        texts.add(Text.trimmedRight(Objects.requireNonNull(texts.removeLast())));
        turns.add(new Turn(Role.ASSISTANT, texts));
    }
}
