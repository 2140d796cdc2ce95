package io.getinference.common.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.Window;
import io.getinference.common.lease.Limit;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How one limit above an API key stands.
 *
 * @param window in which it counts; null where it counts in all
 * @param amount of the limit; null for the account's credit: what was paid in all is not the
 *     holder's to know
 * @param charged under it; null for the account's credit
 * @param held leases out under it
 * @param remaining what would be left if every lease came back; negative where the limit was
 *     lowered below its use
 * @param resetsAt when its window ends and it begins anew; null where it does not
 */
public record LimitStanding(
        @JsonProperty("limit") Limit limit,
        @JsonProperty("window") @JsonInclude(Include.NON_NULL) @Nullable Window window,
        @JsonProperty("amount_nano") @JsonInclude(Include.NON_NULL) @Nullable Money amount,
        @JsonProperty("charged_nano") @JsonInclude(Include.NON_NULL) @Nullable Money charged,
        @JsonProperty("held_nano") Money held,
        @JsonProperty("remaining_nano") Money remaining,
        @JsonProperty("resets_at") @JsonInclude(Include.NON_NULL) @Nullable Instant resetsAt) {

    public LimitStanding {
        held.notNegative("what is held");
    }
}
