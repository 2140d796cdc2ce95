package io.getinference.gateway.openai;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error in OpenAI's shape.
 *
 * @param status the HTTP status
 * @param type OpenAI's class of errors
 * @param code the stable name that programs match, or null
 * @param param the field at fault, or null
 * @param message for people; says what to do
 * @param details more members of the error object
 * @param retryAfter when to try again, or null
 */
public record ApiError(
        int status,
        String type,
        @Nullable String code,
        @Nullable String param,
        String message,
        Map<String, Object> details,
        @Nullable Duration retryAfter) {

    private static final String INVALID_REQUEST = "invalid_request_error";
    private static final int QUOTE_CHARS_MAX = 40;
    private static final String SERVER_ERROR = "server_error";

    /** The request is at fault, and so it is with every repetition. */
    public static ApiError invalid(
            int status, @Nullable String code, @Nullable String param, String message) {
        return new ApiError(status, INVALID_REQUEST, code, param, message, Map.of(), null);
    }

    /** A field of the body is at fault. */
    public static ApiError field(String code, @Nullable String param, String message) {
        return invalid(400, code, param, message);
    }

    /** It is us, or the provider behind us. */
    public static ApiError server(int status, @Nullable String code, String message) {
        return new ApiError(status, SERVER_ERROR, code, null, message, Map.of(), null);
    }

    /** The same, to be tried again after a while. */
    public ApiError after(Duration retryAfter) {
        return new ApiError(status, type, code, param, message, details, retryAfter);
    }

    /** The body; {@code param} and {@code code} are there even when null, as OpenAI's are. */
    public Map<String, Object> body() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        error.putAll(details);
        return Map.of("error", error);
    }

    /** Ends a request with this. */
    public RefusedException asException() {
        return new RefusedException(this);
    }

    /** The caller's own words come back to it, but not all twenty megabytes of them. */
    public static String shortened(String text) {
        return text.length() <= QUOTE_CHARS_MAX ? text : text.substring(0, QUOTE_CHARS_MAX) + "…";
    }
}
