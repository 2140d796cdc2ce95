package io.getinference.gateway.completion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Bounds on the way of an answer.
 *
 * @param callerSlowMax how long in all a stream's writes may wait for a caller that reads slowly;
 *     beyond it the caller counts as gone
 * @param silenceMax after so long without a word a stream says that it is still there, in a comment
 */
@ConfigurationProperties("getinference.completion")
record CompletionSettings(
        @DefaultValue("30s") Duration callerSlowMax, @DefaultValue("15s") Duration silenceMax) {

    CompletionSettings {
        if (!silenceMax.isPositive()) {
            throw new IllegalArgumentException("silence-max is a time");
        }
    }
}
