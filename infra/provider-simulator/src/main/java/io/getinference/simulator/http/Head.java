package io.getinference.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The head of an answer, as bytes. */
record Head(int status, Map<String, String> headers) {

    Head with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Head(status, more);
    }

    byte[] bytes() {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ")
                        .append(status)
                        .append(status < 400 ? " OK" : " Error")
                        .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
