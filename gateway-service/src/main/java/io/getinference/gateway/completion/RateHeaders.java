package io.getinference.gateway.completion;

import io.getinference.gateway.budget.RateStanding;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** How the caller's key stands under its rate limits, in OpenAI's headers; of each limit it has. */
final class RateHeaders {

    private static final String LIMIT = "x-ratelimit-limit-";
    private static final String REMAINING = "x-ratelimit-remaining-";
    private static final String RESET = "x-ratelimit-reset-";

    private RateHeaders() {}

    static void set(HttpServletResponse response, Optional<RateStanding> standing) {
        standing.ifPresent(rates -> {
            set(response, "requests", rates.requests());
            set(response, "tokens", rates.tokens());
            level(response, "concurrent", rates.concurrent());
        });
    }

    private static void set(
            HttpServletResponse response, String name, RateStanding.@Nullable Limit limit) {
        level(response, name, limit);
        if (limit != null) {
            response.setHeader(RESET + name, text(limit.reset()));
        }
    }

    /** Nobody knows when a running request ends. */
    private static void level(
            HttpServletResponse response, String name, RateStanding.@Nullable Limit limit) {
        if (limit != null) {
            response.setHeader(LIMIT + name, Long.toString(limit.limit()));
            response.setHeader(REMAINING + name, Long.toString(limit.remaining()));
        }
    }

    /** As OpenAI writes it: {@code 6m0s}, {@code 1.5s}, {@code 120ms}. */
    static String text(Duration time) {
        long millis = time.plusNanos(999_999).toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis < 1_000) {
            return millis + "ms";
        }
        long minutes = millis / 60_000;
        long rest = millis % 60_000;
        String part =
                rest % 1_000 == 0 ? "" : "." + "%03d".formatted(rest % 1_000).replaceAll("0+$", "");
        return (minutes > 0 ? minutes + "m" : "") + rest / 1_000 + part + "s";
    }
}
