package io.getinference.simulator.report;

import io.getinference.simulator.http.HttpRequest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The time buckets of one page of a report.
 *
 * @param next start of the first bucket of the next page; the end of the last one when there is no
 *     further page
 */
record Buckets(List<Bucket> buckets, boolean more, Instant next) {

    /** From {@code start} up to, and not including, {@code end}. */
    record Bucket(Instant start, Instant end) {
        boolean holds(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }

    /** How wide a bucket is, and how many a page has. */
    enum Width {
        /** A day. */
        DAY("1d", ChronoUnit.DAYS, 7, 31),
        /** An hour. */
        HOUR("1h", ChronoUnit.HOURS, 24, 168),
        /** A minute. */
        MINUTE("1m", ChronoUnit.MINUTES, 60, 1_440);

        private final String word;
        private final ChronoUnit unit;
        private final int usual;
        private final int most;

        Width(String word, ChronoUnit unit, int usual, int most) {
            this.word = word;
            this.unit = unit;
            this.usual = usual;
            this.most = most;
        }

        private static Width of(String word, List<Width> allowed) throws Refused {
            for (Width width : allowed) {
                if (width.word.equals(word)) {
                    return width;
                }
            }
            throw new Refused(
                    400,
                    "bucket_width: Input should be "
                            + String.join(" or ", allowed.stream().map(w -> w.word).toList()));
        }
    }

    /** Reads {@code starting_at}, {@code ending_at}, {@code bucket_width}, limit and page. */
    static Buckets of(HttpRequest request, Instant now, List<Width> allowed) throws Refused {
        Map<String, String> query = request.query();
        Width width = Width.of(query.getOrDefault("bucket_width", "1d"), allowed);
        int limit = limit(query.getOrDefault("limit", ""), width);
        if (!query.containsKey("starting_at")) {
            throw new Refused(400, "starting_at: Field required");
        }
        Instant start = instant("starting_at", query.getOrDefault("starting_at", ""));
        Instant stop =
                query.containsKey("ending_at")
                        ? instant("ending_at", query.getOrDefault("ending_at", ""))
                        : now.truncatedTo(width.unit).plus(1, width.unit);
        if (!stop.isAfter(start)) {
            throw new Refused(400, "ending_at: must be after starting_at");
        }
        if (query.containsKey("page")) {
            start = page(query.getOrDefault("page", ""));
        }
        return from(start.truncatedTo(width.unit), stop, width, limit);
    }

    /** The token that asks for the next page. */
    String nextPage() {
        String token = next.toString();
        return "page_"
                + Base64.getUrlEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    /** A bucket belongs to the report when it ends by {@code stop}. */
    private static Buckets from(Instant first, Instant stop, Width width, int limit) {
        List<Bucket> buckets = new ArrayList<>();
        Instant start = first;
        Instant end = start.plus(1, width.unit);
        while (!end.isAfter(stop) && buckets.size() < limit) {
            buckets.add(new Bucket(start, end));
            start = end;
            end = start.plus(1, width.unit);
        }
        return new Buckets(buckets, !end.isAfter(stop), start);
    }

    private static int limit(String text, Width width) throws Refused {
        if (text.isEmpty()) {
            return width.usual;
        }
        int limit = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > width.most) {
            throw new Refused(400, "limit: Input should be between 1 and " + width.most);
        }
        return limit;
    }

    private static Instant instant(String name, String text) throws Refused {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(400, name + ": Input should be a valid RFC 3339 datetime");
        }
    }

    private static Instant page(String token) throws Refused {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.replaceFirst("^page_", ""));
            return Instant.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refused(400, "page: Invalid page token");
        }
    }
}
