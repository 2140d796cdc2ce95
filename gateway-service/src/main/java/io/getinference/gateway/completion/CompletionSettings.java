package io.getinference.gateway.completion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on one request.
 *
 * @param bodyMax the largest body that is read
 * @param messagesMax the most messages in a conversation
 */
@ConfigurationProperties("getinference.completion")
record CompletionSettings(
        @DefaultValue("20MB") DataSize bodyMax, @DefaultValue("10000") int messagesMax) {}
