package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of an account's quarantined usage, by life and number.
 *
 * @param frozen whether there is so much of it that nothing is leased until the list is empty
 */
record QuarantinePage(
        @JsonProperty("frozen") boolean frozen,
        @JsonProperty("usage") List<WaitingUsage> usage,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {}
