package io.getinference.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One request, read completely.
 *
 * @param path percent-decoded, so that {@code %3A} and {@code :} are the same to a door
 * @param query decoded parameters, the last value of each name
 * @param bodyBytes length of the body on the wire, without chunk framing
 */
public record HttpRequest(
        String method,
        String path,
        Map<String, String> query,
        Headers headers,
        String body,
        int bodyBytes) {

    static HttpRequest of(String method, String target, Headers headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new HttpRequest(
                method,
                decode(path.replace("+", "%2B")),
                parameters(query),
                headers,
                new String(body, StandardCharsets.UTF_8),
                body.length);
    }

    private static Map<String, String> parameters(String query) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
