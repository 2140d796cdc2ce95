package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One rate limit of an API key, and how it stands over all gateways.
 *
 * @param limit what it lets through in a minute, or at once where it is of what runs
 * @param burst the most of it that can be available
 * @param granted the total that the row may have used; above {@code used} it may use more
 * @param available what may still be granted now; negative while a debt is paid by waiting
 * @param nextMillis until at least one is available; zero where one is, or where nobody knows
 * @param fullMillis until all of the burst is available; zero where it is, or where nobody knows
 */
public record RateLeft(
        @JsonProperty("limit") long limit,
        @JsonProperty("burst") long burst,
        @JsonProperty("granted") long granted,
        @JsonProperty("available") long available,
        @JsonProperty("next_ms") long nextMillis,
        @JsonProperty("full_ms") long fullMillis) {

    public RateLeft {
        if (limit < 1 || burst < 1 || granted < 0 || nextMillis < 0 || fullMillis < nextMillis) {
            throw new IllegalArgumentException("a limit lets something through, in time");
        }
        if (available > burst) {
            throw new IllegalArgumentException("no more than the burst is available");
        }
    }
}
