package io.getinference.gateway.idempotency;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Map;

/**
 * An answer without its body.
 *
 * @param headers those that say something about the answer, by name
 */
public record AnswerHead(
        @JsonProperty("status") int status,
        @JsonProperty("content_type") String contentType,
        @JsonProperty("headers") Map<String, String> headers) {

    public AnswerHead {
        headers = Map.copyOf(headers);
    }
}
