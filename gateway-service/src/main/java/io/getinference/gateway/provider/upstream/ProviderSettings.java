package io.getinference.gateway.provider.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where a provider is and how long and how much is waited for.
 *
 * @param baseUrl scheme, host and, if any, the path before the API's own
 * @param connectMax for a connection, be it new or from the pool
 * @param firstByteMax from sending the request to the first event of the answer
 * @param countMax for a count of a prompt's tokens, which a caller waits for before it is refused
 * @param silenceMax between two reads of an answer that has begun; a ping ends a silence
 * @param totalMax from the translation to the end of the answer, whatever happens
 * @param eventBytesMax one event of the stream
 * @param connectionsMax at once; one more request waits for {@code connectMax}, then fails
 * @param headLineBytesMax a status line, a header, the size of a chunk or a trailer of an answer
 * @param headersMax headers of an answer, and again trailers
 * @param emptyLinesMax before the status line
 */
public record ProviderSettings(
        URI baseUrl,
        ApiKey apiKey,
        Duration connectMax,
        Duration firstByteMax,
        Duration countMax,
        Duration silenceMax,
        Duration totalMax,
        int eventBytesMax,
        int connectionsMax,
        int headLineBytesMax,
        int headersMax,
        int emptyLinesMax) {

    public ProviderSettings {
        if (!("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))
                || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("base-url must be an http or https URL");
        }
        for (Duration max : List.of(connectMax, firstByteMax, countMax, silenceMax, totalMax)) {
            if (!max.isPositive()) {
                throw new IllegalArgumentException("a time to wait must be positive");
            }
        }
        if (eventBytesMax < 1024 || connectionsMax < 1) {
            throw new IllegalArgumentException(
                    "event-bytes-max must be at least 1024 and connections-max at least 1");
        }
        // Zero or less would mean "no bound" to the library.
        if (Math.min(headLineBytesMax, Math.min(headersMax, emptyLinesMax)) < 1) {
            throw new IllegalArgumentException("a bound on an answer's head must be at least 1");
        }
    }
}
