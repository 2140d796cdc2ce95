package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

import java.time.Instant;
import java.util.List;

/**
 * A budget that begins anew with each window.
 *
 * @param amount the most that may be charged in one window
 * @param starts when windows start, ascending: the present one and some to come. Charges count in
 *     the window in which they are booked; the last window lasts until newer limits come
 */
public record WindowBudget(
        @JsonProperty("window") Window window,
        @JsonProperty("amount_nano") Money amount,
        @JsonProperty("starts") List<Instant> starts) {

    /** More than a year of days: a list without a bound would be in every state for ever. */
    public static final int STARTS_MAX = 400;

    public WindowBudget {
        amount.notNegative("a budget");
        starts = List.copyOf(starts);
        if (starts.isEmpty() || starts.size() > STARTS_MAX) {
            throw new IllegalArgumentException("a window has 1 to " + STARTS_MAX + " starts");
        }
        for (int i = 1; i < starts.size(); i++) {
            if (!starts.get(i).isAfter(starts.get(i - 1))) {
                throw new IllegalArgumentException("windows start one after the other");
            }
        }
    }
}
