package io.getinference.simulator.gemini;

/**
 * How one call is answered on the wire. Google's answers vary in ways that mean nothing; here they
 * vary by the number of the call.
 *
 * @param streaming {@code streamGenerateContent}
 * @param sse {@code alt=sse}; without it a stream is one JSON array
 */
record GeminiWire(boolean streaming, boolean sse, long callNumber) {

    /** {@code \n\n} after events of even calls, {@code \r\n\r\n} after those of odd ones. */
    String blankLine() {
        return callNumber % 2 == 0 ? "\n\n" : "\r\n\r\n";
    }

    /** Errors of {@code alt=sse} calls have been seen with and without {@code data: }. */
    boolean prefixesErrors() {
        return callNumber % 2 == 0;
    }

    String contentType() {
        return streaming && sse ? "text/event-stream" : "application/json; charset=UTF-8";
    }

    /**
     * One response of a stream, framed; {@code first} and {@code last} matter to the array only.
     */
    String frame(String json, boolean first, boolean last) {
        if (sse) {
            return "data: " + json + blankLine();
        }
        return (first ? "[" : ",\r\n") + json + (last ? "]\n" : "");
    }
}
