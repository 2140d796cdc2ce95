package io.getinference.simulator.answer;

/** Why an answer ended. */
public sealed interface Ending {
    /** All was said. */
    record Natural() implements Ending {}

    /** The limit on output tokens was reached, thoughts included. */
    record AtLimit() implements Ending {}

    /** A stop sequence appeared; it is not part of the answer. */
    record AtStop(String sequence) implements Ending {}

    /** The provider's own word for it, ordered by a directive. */
    record Named(String reason) implements Ending {}

    /** The model refused. */
    record Refused() implements Ending {}

    /** The prompt was blocked before the model saw it. */
    record Blocked(String reason) implements Ending {}
}
