package io.getinference.gateway.standing;

import io.getinference.gateway.openai.ApiError;
import io.getinference.gateway.openai.RefusedException;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which usage a caller asks for: the query of its URL, read and checked.
 *
 * @param parameters as metering takes them
 */
record UsageAsked(Map<String, Object> parameters) {

    private static final Set<String> NAMES = Set.of("from", "to", "by", "cursor", "limit");
    private static final Set<String> BREAKDOWNS = Set.of("day", "hour", "day,model", "hour,model");
    private static final String BREAKDOWN = "day,model";
    private static final int DATE_CHARS = 10;
    private static final int CURSOR_CHARS_MAX = 300;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    UsageAsked {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a query.
     *
     * @throws RefusedException that names the parameter at fault
     */
    static UsageAsked of(Map<String, String[]> query, int pageMax) {
        query.forEach(UsageAsked::check);
        Map<String, Object> parameters = new LinkedHashMap<>();
        Instant from = hour("from", value(query, "from"));
        Instant to = hour("to", value(query, "to"));
        if (from != null && to != null && from.isAfter(to)) {
            throw invalid("from", "`from` must not be after `to`.");
        }
        putIfThere(parameters, "from", from);
        putIfThere(parameters, "to", to);
        parameters.put("by", by(value(query, "by")));
        parameters.put("limit", limit(value(query, "limit"), pageMax));
        putIfThere(parameters, "cursor", cursor(value(query, "cursor")));
        return new UsageAsked(parameters);
    }

    static RefusedException wrongCursor() {
        return invalid("cursor", "`cursor` must be the `next_cursor` of the page before.");
    }

    private static void check(String name, String[] values) {
        if (!NAMES.contains(name)) {
            String shown = ApiError.shortened(name);
            throw ApiError.field(
                            "unknown_parameter",
                            shown,
                            "Unknown parameter `"
                                    + shown
                                    + "`. There are `from`, `to`, `by`, `cursor` and `limit`.")
                    .asException();
        }
        if (values.length > 1) {
            throw invalid(name, "`" + name + "` may be given once.");
        }
    }

    private static @Nullable String value(Map<String, String[]> query, String name) {
        String[] values = query.get(name);
        return values == null ? null : values[0];
    }

    private static void putIfThere(
            Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /** A whole hour, or a day, which begins at midnight in UTC. */
    private static @Nullable Instant hour(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time =
                    text.length() == DATE_CHARS
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.HOURS))
                    && !time.isBefore(Instant.EPOCH)
                    && !time.isAfter(END)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw invalid(
                name,
                "`"
                        + name
                        + "` must be a day as `2026-11-22` or a whole hour as `2026-11-22T13:00:00Z`.");
    }

    private static String by(@Nullable String text) {
        if (text == null) {
            return BREAKDOWN;
        }
        if (!BREAKDOWNS.contains(text)) {
            throw invalid("by", "`by` must be `day`, `hour`, `day,model` or `hour,model`.");
        }
        return text;
    }

    private static int limit(@Nullable String text, int max) {
        if (text == null) {
            return max;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= max) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw invalid("limit", "`limit` must be a number from 1 to " + max + ".");
    }

    private static @Nullable String cursor(@Nullable String text) {
        if (text != null && (text.isEmpty() || text.length() > CURSOR_CHARS_MAX)) {
            throw wrongCursor();
        }
        return text;
    }

    private static RefusedException invalid(String param, String message) {
        return ApiError.field("invalid_value", param, message).asException();
    }
}
