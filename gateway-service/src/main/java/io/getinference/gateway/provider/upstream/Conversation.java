package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.ToolCall;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.Turn.Assistant;
import io.getinference.gateway.provider.Turn.Instruction;
import io.getinference.gateway.provider.Turn.ToolResult;
import io.getinference.gateway.provider.Turn.User;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A conversation in the only shape that both providers take: instructions apart, the user first,
 * nobody twice in a row, no blank text, and the results of calls right behind them in their order.
 *
 * @param instructions what was said as system, wherever it stood, in order
 * @param turns of the user, the assistant and tools, at least one
 */
public record Conversation(List<String> instructions, List<Turn> turns) {

    /** Stands before an assistant's turn that opens a conversation; providers want a user first. */
    static final String OPENING = ".";

    /** Stands after an assistant's turn that a model cannot continue by itself. */
    static final String CLOSING = "Continue.";

    private static final int BEFORE_ALL = -1;

    public Conversation {
        instructions = List.copyOf(instructions);
        turns = List.copyOf(turns);
    }

    /**
     * Brings a question into shape. Text is added only where the provider would refuse the call
     * without it.
     *
     * @param prefill whether the model can continue an assistant's turn as it is asked
     * @throws ProviderFailure if nobody says anything
     */
    public static Conversation of(Question question, boolean prefill) throws ProviderFailure {
        List<String> instructions = new ArrayList<>();
        Gathering gathering = new Gathering();
        for (Turn turn : question.turns()) {
            switch (turn) {
                case Instruction(List<String> texts) -> instructions.addAll(visible(texts));
                case User user -> gathering.user(visible(user));
                case Assistant assistant ->
                        gathering.assistant(visible(assistant.texts()), assistant.calls());
                case ToolResult(String call, List<String> texts) ->
                        gathering.result(new ToolResult(call, wellFormed(texts)));
            }
        }
        List<Turn> turns = gathering.turns();
        if (turns.isEmpty()) {
            return onlyInstructions(instructions);
        }
        if (!(turns.getFirst() instanceof User)) {
            turns.addFirst(User.saying(OPENING));
        }
        if (turns.getLast() instanceof Assistant last) {
            end(turns, last, prefill);
        }
        return new Conversation(instructions, inOrderOfCalls(turns));
    }

    /** All instructions in one text; empty if there are none. */
    public String system() {
        return String.join("\n", instructions);
    }

    /** Every call of a tool that was made before, in order. */
    public Stream<ToolCall> calls() {
        return turns.stream()
                .flatMap(turn ->
                        turn instanceof Assistant assistant
                                ? assistant.calls().stream()
                                : Stream.empty());
    }

    /** Results may come in any order; providers match some of them by their place. */
    private static List<Turn> inOrderOfCalls(List<Turn> turns) {
        List<Turn> ordered = new ArrayList<>();
        Map<String, Integer> places = Map.of();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn instanceof Assistant assistant) {
                places = places(assistant.calls());
            }
            if (!(turn instanceof ToolResult)) {
                ordered.add(turn);
            } else if (!(turns.get(i - 1) instanceof ToolResult)) {
                List<ToolResult> results = resultsFrom(turns, i);
                Map<String, Integer> order = places;
                results.sort(
                        Comparator.comparingInt(
                                result -> order.getOrDefault(result.callId(), BEFORE_ALL)));
                ordered.addAll(results);
            }
        }
        return ordered;
    }

    private static Map<String, Integer> places(List<ToolCall> calls) {
        Map<String, Integer> places = new HashMap<>();
        for (ToolCall call : calls) {
            places.putIfAbsent(call.id(), places.size());
        }
        return places;
    }

    private static List<ToolResult> resultsFrom(List<Turn> turns, int from) {
        List<ToolResult> results = new ArrayList<>();
        for (int i = from; i < turns.size() && turns.get(i) instanceof ToolResult result; i++) {
            results.add(result);
        }
        return results;
    }

    private static Conversation onlyInstructions(List<String> instructions) throws ProviderFailure {
        if (instructions.isEmpty()) {
            throw Refusals.before(
                    new Refused("invalid_value", "messages", "The messages contain no text."));
        }
        return new Conversation(List.of(), List.of(User.saying(String.join("\n", instructions))));
    }

    private static void end(List<Turn> turns, Assistant last, boolean prefill) {
        if (!prefill || last.texts().isEmpty()) {
            turns.add(User.saying(CLOSING));
            return;
        }
        turns.removeLast();
        List<String> texts = new ArrayList<>(last.texts());
        texts.add(Text.trimmedRight(Objects.requireNonNull(texts.removeLast())));
        turns.add(new Assistant(texts, last.calls()));
    }

    private static List<Content> visible(User user) {
        return user.contents().stream()
                .map(Conversation::wellFormed)
                .filter(Conversation::isVisible)
                .toList();
    }

    private static List<String> visible(List<String> texts) {
        return wellFormed(texts).stream().filter(Text::isVisible).toList();
    }

    private static List<String> wellFormed(List<String> texts) {
        return texts.stream().map(Text::wellFormed).toList();
    }

    private static Content wellFormed(Content content) {
        return content instanceof Content.Text(String text)
                ? new Content.Text(Text.wellFormed(text))
                : content;
    }

    private static boolean isVisible(Content content) {
        return !(content instanceof Content.Text(String text)) || Text.isVisible(text);
    }
}
