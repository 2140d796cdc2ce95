package io.getinference.metering.owner;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import java.io.IOException;

/**
 * Sends a question whose account has moved away while it was answered through the interceptor once
 * more, with what is left of its time.
 */
@RestControllerAdvice
class AskAgain {

    private static final String ASKED_AGAIN = "io.getinference.metering.asked-again";

    /** Null where the second way has answered. */
    @ExceptionHandler
    @Nullable ErrorResponse on(
            MovedAway moved, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getAttribute(ASKED_AGAIN) != null) {
            return new Unavailable(moved.getMessage());
        }
        request.setAttribute(ASKED_AGAIN, true);
        request.getRequestDispatcher(request.getRequestURI()).forward(request, response);
        return null;
    }
}
