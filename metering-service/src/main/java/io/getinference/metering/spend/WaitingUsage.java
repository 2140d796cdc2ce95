package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.metering.budget.QuarantinedUsage;

import java.time.Instant;

/**
 * Usage that waits for an operator to say what it was.
 *
 * @param hold what it may have cost at most
 * @param counted what is set aside for it until it is corrected
 * @param since when it arrived, by journal time
 */
record WaitingUsage(
        @JsonProperty("life") LifeId life,
        @JsonProperty("number") long number,
        @JsonProperty("key") KeyId key,
        @JsonProperty("hold_nano") Money hold,
        @JsonProperty("counted_nano") Money counted,
        @JsonProperty("reason") String reason,
        @JsonProperty("since") Instant since) {

    static WaitingUsage of(QuarantinedUsage usage) {
        return new WaitingUsage(
                usage.life(),
                usage.number(),
                usage.key(),
                usage.hold(),
                usage.counted(),
                usage.reason().text(),
                usage.since());
    }

    /** Unique in an account; padded, so that numbers sort as text. */
    String id() {
        return "%s/%019d".formatted(life, number);
    }
}
