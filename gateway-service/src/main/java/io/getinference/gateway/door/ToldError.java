package io.getinference.gateway.door;

import io.getinference.gateway.completion.Exchange;
import io.getinference.gateway.openai.ApiError;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Tells an error as those whom the request was for would: under {@code /api} it is a problem. */
final class ToldError {

    private static final String SERVICES = "/api/";

    private ToldError() {}

    static void tell(HttpServletRequest request, HttpServletResponse response, ApiError error)
            throws IOException {
        if (isForAService(request)) {
            Problems.tell(response, error);
        } else {
            new Exchange(request, response).error(error);
        }
    }

    /** What could not be read has no path; what went wrong has another by the time it is told. */
    private static boolean isForAService(HttpServletRequest request) {
        Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        @Nullable String path = before == null ? request.getRequestURI() : before.toString();
        return path != null && path.startsWith(SERVICES);
    }
}
