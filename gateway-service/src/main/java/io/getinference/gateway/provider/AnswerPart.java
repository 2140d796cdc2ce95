package io.getinference.gateway.provider;

import java.util.List;

/** A part of an answer. Choices count from 0; there is one unless several were wished. */
public sealed interface AnswerPart {

    /**
     * Text for the caller.
     *
     * @param text not empty
     */
    record Text(int choice, String text) implements AnswerPart {}

    /**
     * What the model thought, where it tells.
     *
     * @param text not empty
     */
    record Thought(int choice, String text) implements AnswerPart {}

    /**
     * Why the model declines.
     *
     * @param text not empty
     */
    record Declined(int choice, String text) implements AnswerPart {}

    /**
     * The model calls a tool; its arguments follow.
     *
     * @param call counts the calls of the choice, from 0
     * @param id names the call in what the caller sends back
     */
    record Call(int choice, int call, String id, String name) implements AnswerPart {}

    /**
     * A piece of the arguments of a call that has begun; all pieces together are a JSON object,
     * unless the answer was cut.
     */
    record Arguments(int choice, int call, String piece) implements AnswerPart {}

    /**
     * How probable the tokens of the text were; only where that was wished.
     *
     * @param tokens of the text that was told since the last time
     */
    record Probabilities(int choice, List<Token> tokens) implements AnswerPart {

        public Probabilities {
            tokens = List.copyOf(tokens);
        }
    }

    /** The model is at work and wrote nothing for the caller; a sign of life. */
    record Working() implements AnswerPart {}

    /**
     * The answer is over; nothing follows. Comes exactly once, last.
     *
     * @param finishes why, choice by choice
     */
    record Finished(List<Finish> finishes) implements AnswerPart {

        public Finished {
            finishes = List.copyOf(finishes);
        }

        /** The end of an answer of one choice. */
        public static Finished with(Finish finish) {
            return new Finished(List.of(finish));
        }
    }

    /**
     * A token and its probability.
     *
     * @param logprob the natural logarithm of the probability
     * @param others what else the model might have written there, the most probable first
     */
    record Token(String text, double logprob, List<Token> others) {

        public Token {
            others = List.copyOf(others);
        }
    }
}
