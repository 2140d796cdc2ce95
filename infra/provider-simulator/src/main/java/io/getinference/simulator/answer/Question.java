package io.getinference.simulator.answer;

import java.util.List;

/**
 * What of a request decides its answer, whichever provider it is for.
 *
 * @param seedText model and prompt; the same text gets the same answer
 * @param lastUserText may hold directives; of a turn with tool results, what they say too
 * @param outputMax tokens of thoughts, text and calls together
 */
public record Question(
        String seedText,
        String lastUserText,
        int outputMax,
        Thoughts thoughts,
        List<String> stops,
        Tools tools,
        Format format) {

    /** Copies the stop sequences. */
    public Question {
        stops = List.copyOf(stops);
    }

    /**
     * Whether and how long the model may think.
     *
     * @param budget tokens; {@link Integer#MAX_VALUE} when none was given
     */
    public record Thoughts(boolean on, int budget) {
        /** No thinking. */
        public static final Thoughts OFF = new Thoughts(false, 0);

        /** Thinking as long as the model likes. */
        public static final Thoughts FREE = new Thoughts(true, Integer.MAX_VALUE);
    }
}
