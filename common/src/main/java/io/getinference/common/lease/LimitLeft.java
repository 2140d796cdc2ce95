package io.getinference.common.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How much one limit still lets through.
 *
 * @param available what may be leased now: limit − charges − all leases out, the asking gateway's
 *     own included; negative where a limit was lowered below its use
 * @param remaining what would be available if every lease came back unspent: limit − charges
 * @param resetsAt when the limit's window ends and it begins anew; null where it does not
 */
public record LimitLeft(
        @JsonProperty("limit") Limit limit,
        @JsonProperty("available_nano") Money available,
        @JsonProperty("remaining_nano") Money remaining,
        @JsonProperty("resets_at") @JsonInclude(Include.NON_NULL) @Nullable Instant resetsAt) {

    public LimitLeft {
        if (available.compareTo(remaining) > 0) {
            throw new IllegalArgumentException("leases out are zero or more");
        }
    }

    /** A limit that never begins anew. */
    public LimitLeft(Limit limit, Money available, Money remaining) {
        this(limit, available, remaining, null);
    }
}
