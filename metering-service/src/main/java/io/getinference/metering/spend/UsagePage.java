package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.standing.KeyUsage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a usage report, by ascending time. It may be empty and have a next one, where much was
 * read and none of it was asked for.
 *
 * @param nextCursor null where there is no more
 */
record UsagePage(
        @JsonProperty("usage") List<UsageLine> usage,
        @JsonProperty("next_cursor") @Nullable UsageCursor nextCursor) {

    /** What the holder of the key may see: not what the house paid. */
    KeyUsage ofKey() {
        return new KeyUsage(
                usage.stream().map(UsageLine::ofKey).toList(),
                nextCursor == null ? null : nextCursor.text());
    }
}
