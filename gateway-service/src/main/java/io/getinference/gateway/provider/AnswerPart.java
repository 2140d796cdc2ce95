package io.getinference.gateway.provider;

/** A part of an answer. */
public sealed interface AnswerPart {

    /**
     * Text for the caller.
     *
     * @param text not empty
     */
    record Text(String text) implements AnswerPart {}

    /** The model is at work and wrote nothing for the caller; a sign of life. */
    record Working() implements AnswerPart {}

    /** The answer is over; no text follows. Comes exactly once, last. */
    record Finished(Finish finish) implements AnswerPart {}
}
