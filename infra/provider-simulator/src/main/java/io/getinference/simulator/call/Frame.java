package io.getinference.simulator.call;

/**
 * One event of a stream.
 *
 * @param wire its text on the wire
 * @param pauseMillis how long the model takes before it, at speed 1
 * @param outputTokens what the model has generated when it leaves, thoughts included
 * @param terminalUsage whether it tells the final usage
 */
public record Frame(String wire, int pauseMillis, int outputTokens, boolean terminalUsage) {

    Frame saying(String otherWire) {
        return new Frame(otherWire, pauseMillis, outputTokens, terminalUsage);
    }
}
