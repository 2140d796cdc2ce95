package io.getinference.billing.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A parked record as operators see it.
 *
 * @param body as text, cut where it is long
 */
record ParkedView(
        @JsonProperty("id") long id,
        @JsonProperty("topic") String topic,
        @JsonProperty("partition") int partition,
        @JsonProperty("offset") long offset,
        @JsonProperty("headers") Map<String, String> headers,
        @JsonProperty("body") @Nullable String body,
        @JsonProperty("reason") String reason,
        @JsonProperty("parked_at") Instant parkedAt,
        @JsonProperty("retried_at") @Nullable Instant retriedAt) {

    private static final int BODY_CHARACTERS_MAX = 10_000;

    static ParkedView of(ParkedRecord parked) {
        return new ParkedView(
                parked.id(),
                parked.place().topic(),
                parked.place().partition(),
                parked.place().offset(),
                parked.headers(),
                cut(parked.text()),
                parked.reason(),
                parked.parkedAt(),
                parked.retriedAt());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= BODY_CHARACTERS_MAX
                ? text
                : text.substring(0, BODY_CHARACTERS_MAX);
    }

    /**
     * Some of the records that wait, in the order of parking.
     *
     * @param nextCursor where the next page starts; null on the last one
     */
    record Page(
            @JsonProperty("parked_records") List<ParkedView> parkedRecords,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<ParkedRecord> rows, int limit) {
            String next = rows.size() < limit ? null : Long.toString(rows.getLast().id());
            return new Page(rows.stream().map(ParkedView::of).toList(), next);
        }
    }
}
