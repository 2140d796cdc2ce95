package io.getinference.simulator.answer;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * All that a model will say.
 *
 * @param thoughts tokens of thinking, before the first part
 * @param parts in order; only the last can be a tool call that the limit cut
 * @param usageOmitted whether the provider forgets to report the usage
 */
public record Answer(
        int thoughts, List<Part> parts, Ending ending, boolean usageOmitted, long seed) {

    /** Copies the parts. */
    public Answer {
        parts = List.copyOf(parts);
    }

    /** Tokens of everything but the thoughts, calls included. */
    public int visibleTokens() {
        return Tokens.of(parts.stream().map(Part::generated).collect(joining()));
    }

    /** Tokens of thoughts and parts. */
    public int outputTokens() {
        return thoughts + visibleTokens();
    }

    /** All text, without the tool calls. */
    public String text() {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(Part::generated)
                .collect(joining());
    }

    /** What was thought: as many tokens as there are thoughts. */
    public String thinking() {
        return Words.tokens(thoughts, ~seed);
    }

    /** Whether a tool is called, in full. */
    public boolean callsTool() {
        return parts.stream().anyMatch(part -> part instanceof Part.ToolCall call && call.whole());
    }
}
