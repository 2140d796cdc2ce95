package io.getinference.simulator.gemini;

import io.getinference.simulator.answer.Answer;
import io.getinference.simulator.answer.Ending;
import io.getinference.simulator.answer.Part;
import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.model.ModelCard;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that goes into an answer of Gemini.
 *
 * @param model who answers
 * @param cached the prompt tokens that come from a cache
 */
record Reply(ModelCard model, Prompt prompt, int cached, List<Answer> candidates, Showing showing) {

    static final String MALFORMED = "MALFORMED_FUNCTION_CALL";

    Reply {
        candidates = List.copyOf(candidates);
    }

    /**
     * What a caller wants to see beside the answer.
     *
     * @param topLogprobs how many likely tokens at each place; -1: no probabilities at all
     */
    record Showing(boolean thoughts, int topLogprobs) {}

    /** Says what all candidates have in common. */
    Answer first() {
        return candidates.getFirst();
    }

    boolean blocked() {
        return first().ending() instanceof Ending.Blocked;
    }

    static String finish(Answer candidate) {
        return switch (candidate.ending()) {
            case Ending.Natural(), Ending.AtStop(_) -> "STOP";
            case Ending.AtLimit() -> "MAX_TOKENS";
            case Ending.Named(String reason) -> reason.toUpperCase(Locale.ROOT);
            case Ending.Refused() -> "SAFETY";
            case Ending.Blocked(String reason) -> reason.toUpperCase(Locale.ROOT);
        };
    }

    /** A call that the limit cut, or that is garbled, is counted but never shown. */
    static boolean shows(Answer candidate, Part part) {
        return !(part instanceof Part.ToolCall call)
                || (call.whole() && !finish(candidate).equals(MALFORMED));
    }

    int thoughts() {
        return candidates.stream().mapToInt(Answer::thoughts).sum();
    }

    /** Tokens of all candidates, without the thoughts. */
    int visible() {
        return candidates.stream().mapToInt(Answer::visibleTokens).sum();
    }

    PromptTokens billed() {
        Map<Modality, Integer> tokens = prompt.byModality();
        int total = prompt.total();
        int audio = tokens.getOrDefault(Modality.AUDIO, 0);
        int image = total - audio - tokens.getOrDefault(Modality.TEXT, 0);
        return new PromptTokens(total, cached, 0, 0, new PromptTokens.Media(image, audio, 0));
    }
}
