package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

/**
 * How much one limit still lets through.
 *
 * @param available what may be leased now: limit − charges − all leases out, the asking gateway's
 *     own included; negative where a limit was lowered below its use
 * @param remaining what would be available if every lease came back unspent: limit − charges
 */
public record LimitLeft(
        @JsonProperty("limit") Limit limit,
        @JsonProperty("available_nano") Money available,
        @JsonProperty("remaining_nano") Money remaining) {

    public LimitLeft {
        if (available.compareTo(remaining) > 0) {
            throw new IllegalArgumentException("leases out are zero or more");
        }
    }
}
