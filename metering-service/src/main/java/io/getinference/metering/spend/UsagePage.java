package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a usage report, by ascending time.
 *
 * @param nextCursor null where there is no more
 */
record UsagePage(
        @JsonProperty("usage") List<UsageLine> usage,
        @JsonProperty("next_cursor") @Nullable UsageCursor nextCursor) {}
