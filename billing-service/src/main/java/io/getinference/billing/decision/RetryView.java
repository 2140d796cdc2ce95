package io.getinference.billing.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What became of a parked record that was tried again.
 *
 * @param reason why it could not be posted this time either; null where it was
 */
record RetryView(
        @JsonProperty("id") long id,
        @JsonProperty("booking") String booking,
        @JsonProperty("reason") @Nullable String reason) {

    static RetryView of(ParkedRetries.Retry retry) {
        String reason = retry.booking() instanceof Booking.Parked(String because) ? because : null;
        return new RetryView(retry.id(), retry.booking().name(), reason);
    }

    /**
     * One batch, oldest first.
     *
     * @param nextCursor where the next batch starts; null where none waits behind this one
     */
    record Page(
            @JsonProperty("retries") List<RetryView> retries,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {

        static Page of(List<ParkedRetries.Retry> retries, int limit) {
            String next = retries.size() < limit ? null : Long.toString(retries.getLast().id());
            return new Page(retries.stream().map(RetryView::of).toList(), next);
        }
    }
}
