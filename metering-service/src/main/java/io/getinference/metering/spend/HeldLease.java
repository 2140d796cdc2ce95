package io.getinference.metering.spend;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.metering.budget.LeaseBalance;

import java.time.Instant;

/**
 * A lease as an operator sees it.
 *
 * @param number the newest message that was applied to it
 * @param out granted and not charged: deducted from every limit above it
 * @param closed it holds nothing and never opens again
 */
record HeldLease(
        @JsonProperty("life") LifeId life,
        @JsonProperty("key") KeyId key,
        @JsonProperty("number") long number,
        @JsonProperty("granted_nano") Money granted,
        @JsonProperty("charged_nano") Money charged,
        @JsonProperty("out_nano") Money out,
        @JsonProperty("valid_until") Instant validUntil,
        @JsonProperty("closed") boolean closed) {

    static HeldLease of(LeaseBalance lease) {
        return new HeldLease(
                lease.life(),
                lease.key(),
                lease.number(),
                lease.granted(),
                lease.charged(),
                lease.out(),
                lease.validUntil(),
                lease.closed());
    }

    /** Unique in an account. */
    String id() {
        return life + "/" + key;
    }
}
