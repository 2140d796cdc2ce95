package io.getinference.gateway.door;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines why the gateway does not start, where a stack trace would take a hundred. */
final class TooLittleRoomAnalyzer extends AbstractFailureAnalyzer<TooLittleRoomException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, TooLittleRoomException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Allow smaller bodies, or raise body-bytes-in-flight-max and the heap with it.",
                cause);
    }
}
