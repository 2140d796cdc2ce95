package io.getinference.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One request, read completely.
 *
 * @param path percent-decoded, so that {@code %3A} and {@code :} are the same to a door
 * @param query decoded parameters, the last value of each name
 * @param rawQuery what followed the question mark, as it was sent
 * @param bodyBytes length of the body on the wire, without chunk framing
 */
public record HttpRequest(
        String method,
        String path,
        Map<String, String> query,
        String rawQuery,
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
                query,
                headers,
                new String(body, StandardCharsets.UTF_8),
                body.length);
    }

    /** All values of a parameter, in their order. */
    public List<String> all(String name) {
        return pairs(rawQuery).stream()
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether the caller can read gzip; a weight of 0 says that it will not. */
    boolean acceptsGzip() {
        for (String coding : headers.get("accept-encoding").split(",", -1)) {
            String[] words = coding.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            if (words[0].equals("gzip")) {
                return words.length < 2 || !words[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static Map<String, String> parameters(String query) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        pairs(query).forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
        return parameters;
    }

    private static List<Map.Entry<String, String>> pairs(String query) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                pairs.add(Map.entry(decode(name), value));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
