package io.getinference.gateway.door;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import org.springframework.util.unit.DataSize;

import java.time.Duration;

/** Why the door did not take a request, whoever it was for. */
final class Refused {

    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(1);

    private Refused() {}

    static RefusedException tooLarge(DataSize max) {
        return invalid(
                TOO_LARGE,
                "request_too_large",
                "The request body is larger than " + max.toKilobytes() + " KB. Send less at once.");
    }

    static RefusedException tooSlow() {
        return invalid(
                TIMEOUT,
                "request_timeout",
                "The request body did not arrive in time; nothing was charged. Please retry.");
    }

    static RefusedException malformed() {
        return invalid(
                BAD_REQUEST, "malformed_request", "The chunks of the request body cannot be read.");
    }

    static RefusedException tooMuchAtOnce() {
        return overloaded(
                "Too much is being sent to this gateway at once; nothing was charged. Please retry.");
    }

    static RefusedException tooMany() {
        return overloaded(
                "This gateway has too many requests in work; nothing was charged. Please retry.");
    }

    static RefusedException stopping() {
        return overloaded("This gateway is stopping; nothing was charged. Please retry.");
    }

    private static RefusedException overloaded(String message) {
        return new RefusedException(
                ApiError.server(UNAVAILABLE, "overloaded", message).after(SOON));
    }

    private static RefusedException invalid(int status, String code, String message) {
        return new RefusedException(ApiError.invalid(status, code, null, message));
    }
}
