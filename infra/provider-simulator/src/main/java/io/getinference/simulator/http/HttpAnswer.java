package io.getinference.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole answer: status, headers without the framing ones, and body. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** A JSON answer without special headers. */
    public static HttpAnswer json(int status, String body) {
        return new HttpAnswer(status, Map.of("content-type", "application/json"), body);
    }

    /** The same answer with one more header. */
    public HttpAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }

    /** The same answer without a header. */
    public HttpAnswer without(String name) {
        Map<String, String> less = new LinkedHashMap<>(headers);
        less.remove(name);
        return new HttpAnswer(status, less, body);
    }

    /** The same answer with another body. */
    public HttpAnswer saying(String otherBody) {
        return new HttpAnswer(status, headers, otherBody);
    }

    /** The same answer under another status. */
    public HttpAnswer under(int otherStatus) {
        return new HttpAnswer(otherStatus, headers, body);
    }

    byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
