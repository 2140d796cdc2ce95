package io.getinference.gateway.completion;

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
    private static final String SERVER_ERROR = "server_error";

    /** The request is at fault, and so it is with every repetition. */
    public static ApiError invalid(
            int status, @Nullable String code, @Nullable String param, String message) {
        return new ApiError(status, INVALID_REQUEST, code, param, message, Map.of(), null);
    }

    /** A field of the body is at fault. */
    static ApiError field(String code, @Nullable String param, String message) {
        return invalid(400, code, param, message);
    }

    /** It is us, or the provider behind us. */
    public static ApiError server(int status, @Nullable String code, String message) {
        return new ApiError(status, SERVER_ERROR, code, null, message, Map.of(), null);
    }

    /** The same, with a time to try again. */
    public ApiError after(Duration retryAfter) {
        return new ApiError(status, type, code, param, message, details, retryAfter);
    }

    /** The body; {@code param} and {@code code} are there even when null, as OpenAI's are. */
    Map<String, Object> body() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        error.putAll(details);
        return Map.of("error", error);
    }

    RefusedException asException() {
        return new RefusedException(this);
    }
}
