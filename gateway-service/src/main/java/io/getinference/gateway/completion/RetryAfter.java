package io.getinference.gateway.completion;

import jakarta.servlet.http.HttpServletResponse;

import java.time.Duration;

/**
 * When to send a request again, rounded up: in the seconds that HTTP has, and in the milliseconds
 * that official clients look for first.
 */
final class RetryAfter {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private RetryAfter() {}

    static void say(HttpServletResponse response, Duration after) {
        long seconds = after.plus(SECOND).minusNanos(1).toSeconds();
        long millis = after.plusNanos(999_999).toMillis();
        response.setHeader("Retry-After", Long.toString(Math.max(1, seconds)));
        response.setHeader("retry-after-ms", Long.toString(Math.max(1, millis)));
    }
}
