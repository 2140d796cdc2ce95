package io.getinference.gateway.openai;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on the body of one request.
 *
 * @param bodyMax the largest body that is read, and so the longest string in it
 * @param messagesMax the most messages in a conversation
 * @param jsonDepthMax levels of arrays and objects
 * @param jsonTokensMax braces, brackets, names and values; one of them may cost a hundred bytes of
 *     memory while the body is read
 * @param jsonNameCharsMax of a member's name
 * @param jsonNumberCharsMax of a number
 * @param readingMax bodies that are turned from JSON at once; others wait for the few milliseconds
 *     that it takes
 */
@ConfigurationProperties("getinference.request")
public record RequestSettings(
        @DefaultValue("8MB") DataSize bodyMax,
        @DefaultValue("10000") int messagesMax,
        @DefaultValue("100") int jsonDepthMax,
        @DefaultValue("200000") int jsonTokensMax,
        @DefaultValue("1000") int jsonNameCharsMax,
        @DefaultValue("1000") int jsonNumberCharsMax,
        @DefaultValue("2") int readingMax) {

    public RequestSettings {
        if (bodyMax.toBytes() < 1 || bodyMax.toBytes() >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("body-max must be between a byte and 2 GB");
        }
        if (messagesMax < 1
                || jsonDepthMax < 1
                || jsonTokensMax < 1
                || jsonNameCharsMax < 1
                || jsonNumberCharsMax < 1
                || readingMax < 1) {
            throw new IllegalArgumentException("a bound on a request must be at least 1");
        }
    }
}
