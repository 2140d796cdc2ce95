package io.getinference.gateway.completion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Bounds on one request.
 *
 * @param bodyMax the largest body that is read
 * @param callerSlowMax how long in all a stream's writes may wait for a caller that reads slowly;
 *     beyond it the caller counts as gone
 * @param messagesMax the most messages in a conversation
 */
@ConfigurationProperties("getinference.completion")
record CompletionSettings(
        @DefaultValue("8MB") DataSize bodyMax,
        @DefaultValue("30s") Duration callerSlowMax,
        @DefaultValue("10000") int messagesMax) {}
