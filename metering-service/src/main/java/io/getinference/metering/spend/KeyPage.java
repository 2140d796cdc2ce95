package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of an account's keys, by ascending id.
 *
 * @param nextCursor the last key of this page if there are more, otherwise null
 */
record KeyPage(
        @JsonProperty("keys") List<KeySpend> keys,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {}
