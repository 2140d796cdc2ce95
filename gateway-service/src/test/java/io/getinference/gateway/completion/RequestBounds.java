package io.getinference.gateway.completion;

import org.springframework.util.unit.DataSize;

import java.time.Duration;

/** Bounds on a request for tests: a body of 1 MB, 20 levels, 2,000 tokens. */
final class RequestBounds {

    private RequestBounds() {}

    static CompletionSettings of(Duration callerSlowMax, int messagesMax) {
        return new CompletionSettings(
                DataSize.ofMegabytes(1), callerSlowMax, messagesMax, 20, 2_000, 100, 1_000, 2);
    }
}
