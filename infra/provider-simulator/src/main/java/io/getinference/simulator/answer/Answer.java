package io.getinference.simulator.answer;

/**
 * All that a model will say.
 *
 * @param thoughts tokens of hidden thinking, before the text
 * @param usageOmitted whether the provider forgets to report the usage
 */
public record Answer(String text, int thoughts, Ending ending, boolean usageOmitted, long seed) {

    /** Tokens of the text. */
    public int textTokens() {
        return Tokens.of(text);
    }

    /** Tokens of thoughts and text. */
    public int outputTokens() {
        return thoughts + textTokens();
    }
}
