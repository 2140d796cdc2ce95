package io.getinference.simulator.anthropic;

import io.getinference.simulator.anthropic.ClaudeErrors.Refusal;
import io.getinference.simulator.call.Call;
import io.getinference.simulator.http.HttpAnswer;
import io.getinference.simulator.http.HttpRequest;
import io.getinference.simulator.json.Json;

import java.util.Optional;
import java.util.Set;

/** What the API asks of the headers, and says in its own. */
final class ClaudeHeaders {
    private static final String BEARER = "Bearer ";
    private static final String BAD_KEY = "bad-key";

    private ClaudeHeaders() {}

    static Optional<Refusal> objection(HttpRequest request, Set<String> versions) {
        if (!request.method().equals("POST")) {
            return Optional.of(new Refusal(405, "invalid_request_error", "Method Not Allowed"));
        }
        String key = key(request);
        if (key.isEmpty() || key.equals(BAD_KEY)) {
            String message = key.isEmpty() ? "x-api-key header is required" : "invalid x-api-key";
            return Optional.of(new Refusal(401, "authentication_error", message));
        }
        String version = request.headers().get("anthropic-version");
        if (version.isEmpty()) {
            return Optional.of(Refusal.invalid("anthropic-version: header is required"));
        }
        return versions.contains(version)
                ? Optional.empty()
                : Optional.of(
                        Refusal.invalid(
                                "anthropic-version: \"" + version + "\" is not a valid version"));
    }

    static HttpAnswer count(int tokens, Call call) {
        return HttpAnswer.json(200, Json.write(Json.object().put("input_tokens", tokens)))
                .with("request-id", ClaudeRendition.requestId(call));
    }

    /** x-api-key wins over Authorization. */
    private static String key(HttpRequest request) {
        String own = request.headers().get("x-api-key");
        if (!own.isEmpty()) {
            return own;
        }
        String authorization = request.headers().get("authorization");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }
}
