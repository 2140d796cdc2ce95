package io.getinference.simulator.call;

import io.getinference.simulator.answer.Seed;
import io.getinference.simulator.http.HttpRequest;

import org.jspecify.annotations.Nullable;

/** Where either provider looks for the caller's key. */
public final class CallerKey {
    private static final String BEARER = "Bearer ";
    private static final int ID_LENGTH = 24;

    private CallerKey() {}

    /** The key for Anthropic, "" when there is none; x-api-key wins over Authorization. */
    public static String anthropic(HttpRequest request) {
        String own = request.headers().get("x-api-key");
        if (!own.isEmpty()) {
            return own;
        }
        String authorization = request.headers().get("authorization");
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    /** The key for Google, "" when there is none; the header wins over the query. */
    public static String gemini(HttpRequest request) {
        String header = request.headers().get("x-goog-api-key");
        return header.isEmpty() ? request.query().getOrDefault("key", "") : header;
    }

    /** A name for the key of {@code request}, the same for the same key; null without a key. */
    static @Nullable String id(HttpRequest request) {
        String anthropic = anthropic(request);
        String key = anthropic.isEmpty() ? gemini(request) : anthropic;
        return key.isEmpty() ? null : "apikey_" + Seed.hex(key).substring(0, ID_LENGTH);
    }
}
