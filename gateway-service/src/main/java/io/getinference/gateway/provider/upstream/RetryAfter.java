package io.getinference.gateway.provider.upstream;

import io.getinference.gateway.provider.ProviderFailure.RateLimited;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** When a provider wants to be asked again. */
public final class RetryAfter {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration UNSAID = Duration.ofSeconds(5);

    private RetryAfter() {}

    /** What callers are told: official clients obey up to a minute, and wait less otherwise. */
    public static RateLimited clamped(@Nullable Duration asked) {
        if (asked == null) {
            return new RateLimited(UNSAID, false);
        }
        if (asked.compareTo(LEAST) < 0) {
            return new RateLimited(LEAST);
        }
        return new RateLimited(asked.compareTo(MOST) > 0 ? MOST : asked);
    }

    /**
     * Reads the header: seconds, or a date, which is held against the answer's own {@code Date} so
     * that our clock does not matter. Null if it says neither.
     */
    static @Nullable Duration header(@Nullable String value, @Nullable String date) {
        if (value == null) {
            return null;
        }
        Duration seconds = seconds(value.strip());
        return seconds != null || date == null ? seconds : between(date, value);
    }

    /** A number of seconds, with a fraction or without; null if it is none. */
    public static @Nullable Duration seconds(String value) {
        if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return null;
        }
        int point = value.indexOf('.');
        long whole = Long.parseLong(point < 0 ? value : value.substring(0, point));
        // A part of a second is rounded up: too early would be refused again.
        return Duration.ofSeconds(point < 0 ? whole : whole + 1);
    }

    private static @Nullable Duration between(String from, String until) {
        try {
            return Duration.between(
                    ZonedDateTime.parse(from, DateTimeFormatter.RFC_1123_DATE_TIME),
                    ZonedDateTime.parse(until, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
