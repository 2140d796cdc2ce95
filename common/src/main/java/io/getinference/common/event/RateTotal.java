package io.getinference.common.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a gateway's row says of one rate limit.
 *
 * @param used what is used for good; of what runs at once, the level now
 * @param needs the least total that helps; at least what is used
 * @param wants the total that the gateway would like granted; at least what it needs
 */
public record RateTotal(
        @JsonProperty("used") long used,
        @JsonProperty("needs") long needs,
        @JsonProperty("wants") long wants) {

    /** No honest row gets there, and a minute's worth of it in nanoseconds fits into 64 bits. */
    public static final long TOTAL_MAX = 100_000_000_000_000_000L;

    public RateTotal {
        if (used < 0 || needs < used || wants < needs || wants > TOTAL_MAX) {
            throw new IllegalArgumentException(
                    "used, needs and wants ascend from zero to " + TOTAL_MAX);
        }
    }
}
